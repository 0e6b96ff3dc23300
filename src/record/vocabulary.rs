//! The closed vocabularies of the format, each word with what it means. The first word of an `optional` one is what its
//! absence means.
//!
//! Invariant: a word means the same in every entity.

use super::decode::vocabulary;

vocabulary! {
    /// How a page identifies an agent.
    Identification, required {
        /// By name.
        Named = "named",
        /// By role: "a spokesperson".
        RoleOnly = "role_only",
        /// By a name that it chose.
        Pseudonymous = "pseudonymous",
        /// Described but not named.
        Anonymous = "anonymous",
        /// Not at all: "is said to".
        Unspecified = "unspecified",
        /// The page speaks for itself.
        PageVoice = "page_voice",
    }
}

vocabulary! {
    /// How an agent can know what it says.
    Access, optional {
        /// The page does not tell.
        Unknown = "unknown",
        /// It was there, or speaks for itself.
        Firsthand = "firsthand",
        /// Its profession gives it knowledge.
        Professional = "professional",
        /// It reports.
        Reporter = "reporter",
    }
}

vocabulary! {
    /// What kind of work.
    WorkKind, required {
        /// An article.
        Article = "article",
        /// A book.
        Book = "book",
        /// A broadcast.
        Broadcast = "broadcast",
        /// A document.
        Document = "document",
        /// A statement.
        Statement = "statement",
        /// A post.
        Post = "post",
    }
}

vocabulary! {
    /// How many answers a question has.
    Arity, required {
        /// One.
        Single = "single",
        /// Any number.
        Multi = "multi",
    }
}

vocabulary! {
    /// What kind of statement a claim is.
    ClaimKind, required {
        /// What the story is about.
        Fact = "fact",
        /// What the story takes as given.
        Background = "background",
        /// About the record itself: who knows, who said.
        Meta = "meta",
        /// An opinion; it gets no standing.
        Evaluation = "evaluation",
        /// About the future; it gets no standing.
        Prediction = "prediction",
    }
}

vocabulary! {
    /// What a party does with a claim.
    Act, required {
        /// Says that it is so.
        Asserts = "asserts",
        /// Says that it is not so.
        Denies = "denies",
        /// Calls it doubtful.
        Doubts = "doubts",
        /// Says that it will not say.
        DeclinesComment = "declines_comment",
        /// Says that it is not known.
        SaysUnknown = "says_unknown",
        /// Raises it as a question.
        Asks = "asks",
        /// Takes back what it said.
        Retracts = "retracts",
    }
}

vocabulary! {
    /// How certain a statement is made to sound (FactBank).
    Certainty, optional {
        /// Certain.
        Certain = "CT",
        /// Probable.
        Probable = "PR",
        /// Possible.
        Possible = "PS",
        /// Uncommitted.
        Uncommitted = "U",
    }
}

vocabulary! {
    /// How much of the claim a statement is about.
    Scope, optional {
        /// All of it.
        Full = "full",
        /// A part of it.
        Part = "part",
    }
}

vocabulary! {
    /// How the page renders a statement.
    Voice, optional {
        /// In the page's own words.
        Narrator = "narrator",
        /// As reported speech.
        Indirect = "indirect",
        /// In quotation marks.
        DirectQuote = "direct_quote",
        /// As a set-off quotation.
        BlockQuote = "block_quote",
        /// In the headline.
        Headline = "headline",
        /// In a caption.
        Caption = "caption",
    }
}

vocabulary! {
    /// Whether the page says whose statement it is.
    Attribution, optional {
        /// It does.
        Explicit = "explicit",
        /// A sentence before does.
        CarriedOver = "carried_over",
        /// The dataset's author concludes it.
        Inferred = "inferred",
        /// It does not.
        None = "none",
    }
}

vocabulary! {
    /// Within what a wording's terms must stand.
    Within, optional {
        /// One sentence.
        Sentence = "sentence",
    }
}

vocabulary! {
    /// How two claims bear on each other.
    LinkKind, required {
        /// Whoever says `a` says `b`.
        Entails = "entails",
        /// Both cannot be so.
        Rival = "rival",
        /// They sit badly together, but both can be so.
        Tension = "tension",
        /// They look like a contradiction and are none.
        Compatible = "compatible",
        /// Two agents are one origin.
        Same = "same",
    }
}
