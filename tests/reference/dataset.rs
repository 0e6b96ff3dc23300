//! Random datasets that pass the checks, small enough to run by the ten thousand, with everything that the standing rule
//! reads: all kinds of agents and statements, circles of every sort, neighbours, reviews, dates of each precision.

use accordingto::record::date::{Date, Day};
use accordingto::record::decode::Vocabulary;
use accordingto::record::model::{
    Act, Agent, Assertion, Certainty, Claim, ClaimKind, Dataset, Hop, Id, Identification, Link,
    LinkKind, Question, Review, Scope, Text, Work, WorkKind,
};

/// The days on which things happen; those who ask choose from them too.
pub const DAYS: [&str; 9] = [
    "2001",
    "2005",
    "2005-03",
    "2005-03-01",
    "2005-03-02",
    "2007-06",
    "2010-01-01",
    "2012",
    "2012-12-31",
];

/// Decisions, one byte each; 0 when they are used up. Fewer and smaller bytes make simpler datasets, so that a failure
/// shrinks.
pub struct Choices<'a> {
    bytes: std::slice::Iter<'a, u8>,
}

impl<'a> Choices<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes: bytes.iter() }
    }

    /// A number below `most`, which is at most 256.
    pub fn below(&mut self, most: usize) -> usize {
        usize::from(self.bytes.next().copied().unwrap_or(0)) % most.max(1)
    }

    /// Once in `times`.
    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == times - 1
    }

    fn one_of<T: Vocabulary>(&mut self) -> T {
        T::WORDS[self.below(T::WORDS.len())].0
    }

    pub fn day(&mut self) -> Day {
        Day::parse(DAYS[self.below(DAYS.len())]).unwrap()
    }

    fn date(&mut self) -> Date {
        Date { value: self.day(), basis: None }
    }

    fn id(&mut self, prefix: &str, count: usize) -> Id {
        id(prefix, self.below(count))
    }

    fn sometimes(&mut self, times: usize, prefix: &str, count: usize) -> Option<Id> {
        self.once_in(times).then(|| self.id(prefix, count))
    }
}

/// The id of the entity at a place; the order of the ids is not that of the places.
pub fn id(prefix: &str, place: usize) -> Id {
    Id::new(&format!("{prefix}{:02}", (place * 37 + 11) % 100)).unwrap()
}

fn text(words: &str) -> Text {
    Text::new(words).unwrap()
}

/// A dataset.
pub fn dataset(choices: &mut Choices<'_>) -> Dataset {
    let agents = 2 + choices.below(7);
    let works = choices.below(3);
    let claims = 1 + choices.below(3);
    let mut made = Dataset {
        format: 1,
        id: id("set", 0),
        title: text("A set"),
        language: text("en"),
        as_of: Day::parse("2026-11-22").unwrap(),
        curator: text("According To"),
        licence: text("MIT"),
        agents: (0..agents).map(|place| agent(choices, place, agents)).collect(),
        questions: [("single", 0), ("multi", 1)]
            .map(|(arity, place)| question(arity, place))
            .into(),
        ..Dataset::default()
    };
    for place in 0..works {
        let retracted = (choices.below(2) == 1).then(|| choices.date());
        let kind = choices.one_of::<WorkKind>();
        made.works.push(Work {
            id: id("work", place),
            kind,
            title: text("A work"),
            retracted,
            ..Work::default()
        });
    }
    for place in 0..claims {
        let claim = claim(choices, place, &made);
        made.claims.push(claim);
    }
    links(choices, &mut made);
    for _ in 0..choices.below(8).saturating_sub(5) {
        let act = (choices.below(5) > 0).then(|| act(choices));
        let date = choices.once_in(2).then(|| choices.date());
        let (claim, reviewer) = (choices.id("claim", claims), choices.id("agent", agents));
        made.reviews.push(Review {
            claim,
            reviewer,
            act,
            rating_raw: text("Rated"),
            date,
            ..Review::default()
        });
    }
    made
}

fn question(arity: &str, place: usize) -> Question {
    let arity = Vocabulary::WORDS.iter().find(|(_, word)| *word == arity).unwrap().0;
    Question { id: id("question", place), text: text("Which one?"), arity }
}

fn agent(choices: &mut Choices<'_>, place: usize, agents: usize) -> Agent {
    let identification = if choices.once_in(2) { choices.one_of() } else { Identification::Named };
    let is_counted = identification == Identification::Anonymous && choices.once_in(2);
    Agent {
        id: id("agent", place),
        kind: id("kind", 0),
        identification,
        access: choices.one_of(),
        country: (choices.below(3) > 0)
            .then(|| Id::new(["FR", "IR", "US"][choices.below(3)]).unwrap()),
        count: is_counted.then(|| u32::try_from(1 + choices.below(3)).unwrap()),
        acts_for: choices.sometimes(8, "agent", agents),
        controlled_by: choices.sometimes(10, "agent", agents),
        affiliation: choices.sometimes(5, "agent", agents),
        funded_by: choices.sometimes(10, "agent", agents).into_iter().collect(),
        interest: choices.once_in(10).then(|| text("a party to it")),
        same_as: choices.sometimes(10, "agent", agents),
        ..Agent::default()
    }
}

fn claim(choices: &mut Choices<'_>, place: usize, made: &Dataset) -> Claim {
    let kind = if choices.once_in(8) { choices.one_of() } else { ClaimKind::Fact };
    let agents = made.agents.len();
    let interested =
        (0..choices.below(5).saturating_sub(2)).map(|_| choices.id("agent", agents)).collect();
    let question = choices.sometimes(4, "question", 2);
    let assertions = choices.below(8);
    let prefix = format!("said{place}-");
    let assertions =
        (0..assertions).map(|own| assertion(choices, (&prefix, own, assertions), made)).collect();
    Claim {
        id: id("claim", place),
        text: text("It is so."),
        kind,
        interested,
        question,
        assertions,
        ..Claim::default()
    }
}

fn act(choices: &mut Choices<'_>) -> Act {
    [
        Act::Asserts,
        Act::Asserts,
        Act::Denies,
        Act::Asserts,
        Act::Denies,
        Act::Retracts,
        choices.one_of(),
    ][choices.below(7)]
}

fn assertion(
    choices: &mut Choices<'_>,
    (prefix, place, count): (&str, usize, usize),
    made: &Dataset,
) -> Assertion {
    let hops = 1 + choices.below(5);
    let chain: Vec<Hop> = (0..hops)
        .map(|_| {
            let agent = choices.id("agent", made.agents.len());
            let work = if made.works.is_empty() {
                None
            } else {
                choices.sometimes(6, "work", made.works.len())
            };
            Hop { agent, work, ..Hop::default() }
        })
        .collect();
    let last = made
        .agents
        .iter()
        .find(|agent| Some(&agent.id) == chain.last().map(|hop| &hop.agent))
        .unwrap();
    let is_counted = last.identification == Identification::Anonymous && choices.once_in(3);
    let act = act(choices);
    Assertion {
        id: id(prefix, place),
        act,
        certainty: if choices.once_in(3) {
            choices.one_of::<Certainty>()
        } else {
            Certainty::Certain
        },
        scope: if choices.once_in(5) { Scope::Part } else { Scope::Full },
        commentary: choices.once_in(8),
        chain,
        via: choices.sometimes(4, prefix, count),
        claimed_source_count: is_counted.then(|| u32::try_from(1 + choices.below(4)).unwrap()),
        date: (act == Act::Retracts || choices.below(3) > 0).then(|| choices.date()),
        ..Assertion::default()
    }
}

fn links(choices: &mut Choices<'_>, made: &mut Dataset) {
    let claims = made.claims.len();
    for _ in 0..choices.below(4) {
        let (a, b) = (choices.below(claims), choices.below(claims));
        let kind = [LinkKind::Entails, LinkKind::Rival, LinkKind::Tension, LinkKind::Compatible]
            [choices.below(4)];
        // From the later claim to the earlier one, so that nothing follows from itself.
        if a != b {
            made.links.push(Link {
                kind,
                a: id("claim", a.max(b)),
                b: id("claim", a.min(b)),
                differs: None,
            });
        }
    }
    for _ in 0..choices.below(6).saturating_sub(2) {
        let (a, b) =
            (choices.id("agent", made.agents.len()), choices.id("agent", made.agents.len()));
        if a != b {
            made.links.push(Link { kind: LinkKind::Same, a, b, differs: None });
        }
    }
}
