//! The entities of a dataset, as the format has them. Each is declared once; reading from JSON, compiling and the
//! checks of members follow from the declaration.
//!
//! The names are the field's: Claim and ClaimReview (schema.org), Agent and attribution (PROV), Annotation selectors
//! (W3C). docs/dataset.md explains them with examples.
//!
//! Invariant: the model holds what a dataset says and nothing that is computed from it.

use super::date::{Date, Day};
use super::decode::entity;
pub use super::selector::{Selector, TextQuoteSelector, WordHashSelector};
pub use super::text::{Hashes, Id, Note, Passage, Text, Url};
pub use super::vocabulary::{
    Access, Act, Arity, Attribution, Certainty, ClaimKind, Identification, LinkKind, Scope, Voice,
    Within, WorkKind,
};

entity! {
    /// One document: who compiled what, and the record itself.
    Dataset {
        /// The version of the format: 1.
        format: u32,
        /// The dataset's name, unique among those that a reader has.
        id: Id,
        /// What it is about, as a title.
        title: Text,
        /// The language of its texts (BCP 47).
        language: Text,
        /// The day on which the record was last checked.
        as_of: Day,
        /// Who compiled it.
        curator: Text,
        /// The terms under which it may be used.
        licence: Text,
        /// Where a reader may report an error.
        report: Option<Url>,
        /// Who says things.
        agents: Vec<Agent>,
        /// In what they said them.
        works: Vec<Work>,
        /// What claims answer.
        questions: Vec<Question>,
        /// What is said.
        claims: Vec<Claim>,
        /// How claims bear on each other.
        links: Vec<Link>,
        /// What fact-checkers published.
        reviews: Vec<Review>,
    }
}

entity! {
    /// Somebody or something that says things: a person, an outlet, a service, a voice.
    Agent {
        /// Its id.
        id: Id,
        /// A proper name. Whoever is not named has none.
        name: Option<Text>,
        /// What or who it is, in lower case: how the page describes an unnamed source, or what a named one does.
        description: Option<Text>,
        /// The kind of agent, a free word such as `newspaper` or `spokesperson`.
        kind: Id,
        /// How the page identifies it.
        identification: Identification,
        /// How it can know what it says.
        access: Access,
        /// Its country (ISO 3166), `EU`, or another short code.
        country: Option<Id>,
        /// How many people an unnamed source is said to be.
        count: Option<u32>,
        /// The agent it speaks for.
        acts_for: Option<Id>,
        /// The agent that controls it.
        controlled_by: Option<Id>,
        /// The outlet or body it belongs to.
        affiliation: Option<Id>,
        /// Who pays for it.
        funded_by: Vec<Id>,
        /// A stake in the matter that the sources themselves mention.
        interest: Option<Text>,
        /// The same agent under another id.
        same_as: Option<Id>,
        /// Its page.
        url: Option<Url>,
        /// For curators; not compiled, not shown.
        note: Note,
    }
}

entity! {
    /// Something that was published: an article, a book, a statement.
    Work {
        /// Its id.
        id: Id,
        /// What it is.
        kind: WorkKind,
        /// Its title, or what it is called here.
        title: Text,
        /// The agent that published it.
        publisher: Option<Id>,
        /// The agents that wrote it.
        authors: Vec<Id>,
        /// When it was published.
        date: Option<Date>,
        /// Where it is.
        url: Option<Url>,
        /// When its publisher withdrew it.
        retracted: Option<Date>,
        /// For curators; not compiled, not shown.
        note: Note,
    }
}

entity! {
    /// A question that claims answer. Claims that answer one single-valued question are rivals.
    Question {
        /// Its id.
        id: Id,
        /// The question.
        text: Text,
        /// Whether it has one answer.
        arity: Arity,
    }
}

entity! {
    /// Something that can be said, in one sentence of the dataset's own words.
    Claim {
        /// Its id.
        id: Id,
        /// The sentence.
        text: Text,
        /// Whether it can be checked, and what it is for.
        kind: ClaimKind,
        /// The agents it is about.
        about: Vec<Id>,
        /// The agents that have a stake in it.
        interested: Vec<Id>,
        /// The question that it answers.
        question: Option<Id>,
        /// Who says what of it.
        assertions: Vec<Assertion>,
        /// How other pages put it.
        wordings: Vec<Wording>,
        /// For curators; not compiled, not shown.
        note: Note,
    }
}

entity! {
    /// One party's statement about a claim, as one page tells it.
    Assertion {
        /// Its id.
        id: Id,
        /// What the party does.
        act: Act,
        /// How certain it is made to sound.
        certainty: Certainty,
        /// Whether it is about the whole claim.
        scope: Scope,
        /// How the page renders it.
        voice: Voice,
        /// Whether the page says whose it is.
        attribution: Attribution,
        /// The party weighs what others reported; such a statement is never an origin.
        commentary: bool,
        /// The page's words of attribution: "said", "reported, citing".
        cue: Option<Text>,
        /// The page's words of caution.
        hedges: Vec<Text>,
        /// What the party says, in the dataset's own words, with its scope.
        text: Option<Text>,
        /// The page first, the origin last.
        chain: Vec<Hop>,
        /// Another assertion of this claim from which this one is derived.
        via: Option<Id>,
        /// Another assertion of this claim that this one repeats.
        restates: Option<Id>,
        /// How many sources the page says there are.
        claimed_source_count: Option<u32>,
        /// When it was said.
        date: Option<Date>,
        /// Where it stands on pages.
        anchors: Vec<Anchor>,
        /// For curators; not compiled, not shown.
        note: Note,
    }
}

entity! {
    /// One step of the way by which a statement reached the page.
    Hop {
        /// Who.
        agent: Id,
        /// In which work.
        work: Option<Id>,
        /// In what role: "interviewer", "spokesperson".
        role: Option<Text>,
        /// The words of attribution at this step.
        cue: Option<Text>,
    }
}

entity! {
    /// Where an assertion stands on a page (a Web Annotation target).
    Anchor {
        /// The page, where the passage is meant for that page alone.
        source: Option<Url>,
        /// The passage.
        selector: Selector,
    }
}

entity! {
    /// Terms that must stand together for another page to make a similar claim.
    Wording {
        /// Groups of which each must be present, by any of its terms; `*` ends a stem.
        all: Vec<Vec<Text>>,
        /// Terms that must be absent.
        none: Vec<Text>,
        /// Within what.
        within: Within,
    }
}

entity! {
    /// How two claims bear on each other; or, for `same`, that two agents are one origin.
    Link {
        /// How.
        kind as "type": LinkKind,
        /// The one.
        a: Id,
        /// The other.
        b: Id,
        /// In what they differ.
        differs: Option<Text>,
    }
}

entity! {
    /// A third party's published ClaimReview. Its rating is quoted, never adopted.
    Review {
        /// The claim.
        claim: Id,
        /// The agent that reviewed it.
        reviewer: Id,
        /// What the review says of the claim, as this dataset reads it; without it the review is only listed.
        act: Option<Act>,
        /// The rating in the reviewer's words.
        rating_raw: Text,
        /// Where it was published.
        url: Option<Url>,
        /// When.
        date: Option<Date>,
        /// The terms under which it may be used.
        licence: Option<Text>,
    }
}
