//! Ids in order, to look references up and to find the repeated ones.
//!
//! Invariant: a look-up costs the logarithm of the number of ids, whatever ids a dataset chose.

use crate::record::decode::close;
use crate::record::diagnostic::{Faults, MAX_DIAGNOSTICS, Path, quoted};
use crate::record::model::Id;

/// A dataset with many wrong references is not helped by a guess for each: every guess reads all ids.
const MOST_GUESSES: usize = MAX_DIAGNOSTICS / 5;

/// The ids of one kind of entity.
pub struct Table<'a> {
    /// What the entity is called in messages, with its article.
    what: &'static str,
    /// Sorted by id, then by place in the document.
    ids: Vec<(&'a str, u32)>,
}

impl<'a> Table<'a> {
    /// Ids in the document's order. What decoding could not read has an empty id and is left out.
    pub fn new(what: &'static str, ids: impl Iterator<Item = &'a Id>) -> Self {
        let mut ids: Vec<(&str, u32)> = ids
            .zip(0..)
            .map(|(id, place)| (&**id, place))
            .filter(|(id, _)| !id.is_empty())
            .collect();
        crate::order::sort(&mut ids);
        Self { what, ids }
    }

    /// The place of the first entity of that id.
    pub fn find(&self, id: &str) -> Option<u32> {
        let place = self.ids.partition_point(|(known, _)| *known < id);
        self.ids.get(place).filter(|(known, _)| *known == id).map(|(_, place)| *place)
    }

    /// The later entities of a repeated id, each with the first of its id, in the document's order.
    pub fn repeated(&self) -> Vec<(u32, u32, &'a str)> {
        let mut repeated = Vec::new();
        let mut first = None;
        for (id, place) in &self.ids {
            match first {
                Some((known, first)) if known == *id => repeated.push((*place, first, *id)),
                _ => first = Some((*id, *place)),
            }
        }
        crate::order::sort(&mut repeated);
        repeated
    }

    /// Notes the entities whose id stands on another one, where all stand in one list of the document.
    pub fn note_repeated(&self, list: &str, faults: &mut Faults) {
        let list = Path::Member(&Path::Root, list);
        for (place, first, id) in self.repeated() {
            let entity = Path::Item(&list, place as usize);
            self.note_repetition(id, &entity, &Path::Item(&list, first as usize), faults);
        }
    }

    /// Notes one entity whose id stands on an earlier one.
    pub fn note_repetition(
        &self,
        id: &str,
        entity: &Path<'_>,
        first: &Path<'_>,
        faults: &mut Faults,
    ) {
        let expected = ["an id that is not the id of another one: ", self.what].concat();
        let help =
            ["the first is ", &first.to_string(), "; rename one of the two, or delete it"].concat();
        faults.error("repeated-id", &Path::Member(entity, "id"), &quoted(id), &expected, &help);
    }

    /// Notes a reference to nobody. An empty one was noted when it was decoded.
    pub fn check(&self, id: &Id, path: &Path<'_>, faults: &mut Faults) {
        if id.is_empty() || self.find(id).is_some() {
            return;
        }
        let guess = self.ids.iter().filter(|_| faults.found.len() < MOST_GUESSES);
        let guess =
            guess.map(|(known, _)| *known).find(|known| close(id.as_bytes(), known.as_bytes()));
        let help = match guess {
            Some(guess) => ["perhaps ", &quoted(guess)].concat(),
            None => "correct the id, or add what it names to the dataset".into(),
        };
        faults.error(
            "unknown-id",
            path,
            &quoted(id),
            &["the id of ", self.what, " of this dataset"].concat(),
            &help,
        );
    }

    /// [`Table::check`] for a member that may be absent.
    pub fn check_member(
        &self,
        id: Option<&Id>,
        name: &str,
        entity: &Path<'_>,
        faults: &mut Faults,
    ) {
        if let Some(id) = id {
            self.check(id, &Path::Member(entity, name), faults);
        }
    }

    /// [`Table::check`] for each item of a list.
    pub fn check_list(&self, ids: &[Id], name: &str, entity: &Path<'_>, faults: &mut Faults) {
        let list = Path::Member(entity, name);
        for (index, id) in ids.iter().enumerate() {
            self.check(id, &Path::Item(&list, index), faults);
        }
    }
}
