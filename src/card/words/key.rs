//! The keys of the reader's sentences: one for each, the same in every language file.
//!
//! Invariant: a key that stands here stands in every file of `pkg/lang/`, and no other does (tests/words.rs).

/// Declares the keys with their names in the language files.
macro_rules! keys {
    ($($key:ident = $name:literal),* $(,)?) => {
        /// What a sentence is for. The sentences themselves are in `pkg/lang/`, one file for each language.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(missing_docs)] // The name says where the sentence stands, the language file what it is.
        pub enum Key {
            $($key),*
        }

        impl Key {
            /// Every key with its name, in the order of the enum and of the language files.
            pub const ALL: &[(Self, &'static str)] = &[$((Self::$key, $name)),*];
        }
    };
}

keys! {
    // How the source is identified, in one or two words: under its name, and on the marker.
    HowNamed = "how.named",
    HowRole = "how.role",
    HowPseudonym = "how.pseudonym",
    HowUnnamed = "how.unnamed",
    HowUnspecified = "how.unspecified",
    HowPage = "how.page",
    // The same at length, at a step of the chain.
    DetailRole = "detail.role",
    DetailPseudonym = "detail.pseudonym",
    DetailUnnamed = "detail.unnamed",
    DetailUnspecified = "detail.unspecified",
    DetailPage = "detail.page",
    // What the source does with the claim in this passage, if it does not say that it is so.
    ActDenies = "act.denies",
    ActPart = "act.part",
    ActDoubts = "act.doubts",
    ActNoComment = "act.no_comment",
    ActUnknown = "act.unknown",
    ActAsks = "act.asks",
    ActRetracts = "act.retracts",
    // What a party does with the claim, with how far it goes.
    DoesAll = "does.all",
    DoesPart = "does.part",
    DoesOther = "does.other",
    DoesDoubts = "does.doubts",
    DoesNoComment = "does.no_comment",
    DoesUnknown = "does.unknown",
    DoesAsks = "does.asks",
    DoesRetracts = "does.retracts",
    // Who disputes it, in five words at most.
    StatusDisputed = "status.disputed",
    StatusOthers = "status.others",
    StatusBoth = "status.both",
    StatusDoubted = "status.doubted",
    StatusPart = "status.part",
    StatusWithdrawn = "status.withdrawn",
    StatusNone = "status.none",
    StatusNobody = "status.nobody",
    StatusOpinion = "status.opinion",
    StatusPrediction = "status.prediction",
    // What is to be known about the status, in brackets after it.
    NoteChecked = "note.checked",
    NoteStake = "note.stake",
    NoteParties = "note.parties",
    NoteSpeaker = "note.speaker",
    // A party, with whoever vouches for it.
    PartyUnnamedVia = "party.unnamed_via",
    PartyUnnamed = "party.unnamed",
    PartyNoSource = "party.no_source",
    PartyThrough = "party.through",
    PartyPerson = "party.person",
    PartyOwnWords = "party.own_words",
    PartyCircle = "party.circle",
    PartySomebody = "party.somebody",
    PartyNone = "party.none",
    PartyPage = "party.page",
    // Reports and origins.
    OriginsLine = "origins.line",
    OriginsReports = "origins.reports",
    OriginsOrigins = "origins.origins",
    OriginsRange = "origins.range",
    OriginsInterval = "origins.interval",
    // The card in ten seconds.
    BriefDirect = "brief.direct",
    BriefPage = "brief.page",
    BriefVia = "brief.via",
    BriefAccount = "brief.account",
    BriefDocument = "brief.document",
    BriefFirsthand = "brief.firsthand",
    BriefProfessional = "brief.professional",
    BriefSentence = "brief.sentence",
    BriefJoin = "brief.join",
    // What else bears on it.
    RemarkBasis = "remark.basis",
    RemarkHedged = "remark.hedged",
    RemarkUnnamed = "remark.unnamed",
    RemarkCircle = "remark.circle",
    RemarkOwn = "remark.own",
    RemarkFunded = "remark.funded",
    RemarkInterest = "remark.interest",
    RemarkIncomplete = "remark.incomplete",
    // The headings of the card's sections.
    HeadingClaim = "heading.claim",
    HeadingChain = "heading.chain",
    HeadingDisputes = "heading.disputes",
    HeadingVoices = "heading.voices",
    HeadingOrigins = "heading.origins",
    HeadingRemarks = "heading.remarks",
    HeadingOthers = "heading.others",
    // How the passage was found.
    MatchChanged = "match.changed",
    MatchSimilar = "match.similar",
    // The card's frame.
    CardChecked = "card.checked",
    CardReport = "card.report",
    CardClose = "card.close",
    CardName = "card.name",
    // The marker behind a claim: its one or two words, and its name for assistive technology.
    MarkVia = "mark.via",
    MarkDocument = "mark.document",
    MarkDisputed = "mark.disputed",
    MarkDoubted = "mark.doubted",
    MarkWithdrawn = "mark.withdrawn",
    MarkWho = "mark.who",
    MarkName = "mark.name",
    MarkDisputes = "mark.disputes",
    // The list of an article's sources.
    ListTitle = "list.title",
    ListCount = "list.count",
    ListPassages = "list.passages",
    ListEntry = "list.entry",
    ListNone = "list.none",
}
