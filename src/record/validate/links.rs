//! The checks of links and reviews.

use super::claims::check_date;
use super::table::Table;
use super::{Tables, at_most, limits};
use crate::record::diagnostic::{Faults, Path, quoted};
use crate::record::model::{Dataset, LinkKind};

/// Claims that a message about a circle names.
const NAMED: usize = 6;

/// Notes the faults of all links and reviews.
pub fn check(dataset: &Dataset, tables: &Tables<'_>, faults: &mut Faults) {
    let links = Path::Member(&Path::Root, "links");
    for (index, link) in dataset.links.iter().enumerate() {
        let here = Path::Item(&links, index);
        let table = ends(tables, link.kind);
        table.check(&link.a, &Path::Member(&here, "a"), faults);
        table.check(&link.b, &Path::Member(&here, "b"), faults);
        if link.a == link.b && !link.a.is_empty() {
            let help = "a link is between two; delete it";
            faults.error("self-link", &here, &quoted(&link.a), "two different ends", help);
        }
    }
    many_at_one_end(dataset, tables, faults);
    circles(dataset, tables, faults);
    let reviews = Path::Member(&Path::Root, "reviews");
    for (index, review) in dataset.reviews.iter().enumerate() {
        let here = Path::Item(&reviews, index);
        tables.claims.check(&review.claim, &Path::Member(&here, "claim"), faults);
        tables.agents.check(&review.reviewer, &Path::Member(&here, "reviewer"), faults);
        check_date(review.date.as_ref(), "date", dataset, &here, faults);
    }
}

const fn ends<'a>(tables: &'a Tables<'a>, kind: LinkKind) -> &'a Table<'a> {
    match kind {
        LinkKind::Same => &tables.agents,
        LinkKind::Entails | LinkKind::Rival | LinkKind::Tension | LinkKind::Compatible => {
            &tables.claims
        }
    }
}

/// Notes claims and agents at which too many links of one kind meet: a standing reads them all.
fn many_at_one_end(dataset: &Dataset, tables: &Tables<'_>, faults: &mut Faults) {
    let mut met: Vec<(LinkKind, u32, usize)> = Vec::with_capacity(dataset.links.len() * 2);
    for (index, link) in dataset.links.iter().enumerate() {
        let table = ends(tables, link.kind);
        met.extend(
            [&link.a, &link.b]
                .into_iter()
                .filter_map(|id| Some((link.kind, table.find(id)?, index))),
        );
    }
    crate::order::sort(&mut met);
    for group in met.chunk_by(|one, next| (one.0, one.1) == (next.0, next.1)) {
        let Some((_, _, last)) = group.last() else { continue };
        let links = Path::Member(&Path::Root, "links");
        at_most(
            limits::LINKS,
            group.len(),
            "links of this kind at one end",
            &Path::Item(&links, *last),
            faults,
        );
    }
}

/// Notes each link that closes a circle of `entails`: the claims of a circle would be one claim.
///
/// A depth-first search with a stack of its own. A link to a claim that is still on the way closes a circle.
fn circles(dataset: &Dataset, tables: &Tables<'_>, faults: &mut Faults) {
    let mut edges: Vec<(u32, u32, usize)> = dataset
        .links
        .iter()
        .enumerate()
        .filter(|(_, link)| link.kind == LinkKind::Entails && link.a != link.b)
        .filter_map(|(index, link)| {
            Some((tables.claims.find(&link.a)?, tables.claims.find(&link.b)?, index))
        })
        .collect();
    crate::order::sort(&mut edges);
    let from = |claim: u32| edges.partition_point(|(a, _, _)| *a < claim);
    let mut marks = vec![Mark::New; dataset.claims.len()];
    let mut set = |claim: u32, mark: Mark| {
        marks.get_mut(claim as usize).map_or(Mark::Done, |place| core::mem::replace(place, mark))
    };
    let mut closing: Vec<(usize, Vec<u32>)> = Vec::new();
    for (start, _, _) in &edges {
        match set(*start, Mark::OnTheWay) {
            Mark::New => {}
            other => {
                set(*start, other);
                continue;
            }
        }
        // Each claim on the way, with the place of its next edge.
        let mut way: Vec<(u32, usize)> = vec![(*start, from(*start))];
        while let Some((here, next)) = way.last_mut() {
            let Some((_, to, link)) = edges.get(*next).filter(|(a, _, _)| a == here) else {
                set(*here, Mark::Done);
                way.pop();
                continue;
            };
            *next += 1;
            match set(*to, Mark::OnTheWay) {
                Mark::New => way.push((*to, from(*to))),
                Mark::Done => {
                    set(*to, Mark::Done);
                }
                Mark::OnTheWay => {
                    let circle =
                        way.iter().map(|(claim, _)| *claim).skip_while(|claim| claim != to);
                    closing.push((*link, circle.take(NAMED).collect()));
                }
            }
        }
    }
    crate::order::sort(&mut closing);
    let links = Path::Member(&Path::Root, "links");
    for (link, circle) in closing {
        let ids = circle.iter().filter_map(|claim| dataset.claims.get(*claim as usize));
        let mut found: Vec<&str> = ids.map(|claim| &*claim.id).collect();
        match found.first() {
            Some(first) if circle.len() < NAMED => found.push(first),
            _ => found.push("…"),
        }
        let help = "if each follows from the next, they are one claim; otherwise delete the link that does not hold";
        let expected = "claims that do not follow from themselves";
        faults.error(
            "entails-cycle",
            &Path::Item(&links, link),
            &found.join(" → "),
            expected,
            help,
        );
    }
}

/// How far the search has come with a claim.
#[derive(Clone, Copy)]
enum Mark {
    New,
    OnTheWay,
    Done,
}
