//! `accordingto anchor`

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::record::Record;
use crate::record::model::Hashes;
use crate::record::source;
use crate::record::value::{Node, Value};
use crate::text::Stems;
use clap::Args;

use super::page::Page;
use super::passage::{Kind, Passage, places};
use super::splice::{self, Edit};
use super::{Format, Stop, dataset, json};

/// Make the selector of a passage, so that the passage is found on pages without being republished
#[derive(Args)]
#[command(
    after_help = "Examples: accordingto anchor --page story.html --quote \"left for Damascus in December\"\n          \
    accordingto anchor --page story.txt --start 540 --end 623\n          \
    accordingto anchor --dataset data/asgari.json --page story.txt --spans spans.json --write\n\n\
    Offsets are UTF-16 code units: of a text file into its text, of an HTML page into document.body.textContent.\n\
    A spans file is a list of { \"assertion\", \"start\", \"end\" }. An anchor of the same type whose words stand on the\n\
    page counts as made from it and is replaced; others stay. Context goes with passages that are short (under eight\n\
    words) or stand more than once."
)]
pub struct Arguments {
    /// The page: a text or HTML file, UTF-8
    #[arg(long, value_name = "FILE")]
    page: PathBuf,
    /// The passage, by its words; letter case and punctuation do not matter
    #[arg(long, value_name = "TEXT", conflicts_with_all = ["start", "end", "spans"], required_unless_present_any = ["start", "spans"])]
    quote: Option<String>,
    /// The passage, by its first UTF-16 code unit
    #[arg(long, value_name = "N", requires = "end", conflicts_with = "spans")]
    start: Option<u32>,
    /// The code unit after the passage's last
    #[arg(long, value_name = "N", requires = "start")]
    end: Option<u32>,
    /// The dataset whose assertions get anchors
    #[arg(long, value_name = "FILE", requires = "spans", conflicts_with_all = ["quote", "start"])]
    dataset: Option<PathBuf>,
    /// Passages of many assertions, as JSON
    #[arg(long, value_name = "FILE", requires = "dataset")]
    spans: Option<PathBuf>,
    /// Change the dataset's file
    #[arg(long, requires = "spans", conflicts_with_all = ["quote", "start"])]
    write: bool,
    /// Words of context on either side
    #[arg(long, value_name = "N", default_value_t = 6)]
    context: usize,
    /// Make a TextQuoteSelector: for pages whose text you may republish
    #[arg(long)]
    text: bool,
    /// How the outcome is written; selectors are JSON in both
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// Makes one selector, or those of many assertions.
pub fn run(arguments: &Arguments, out: &mut impl Write) -> Result<(), Stop> {
    let page = Page::read(&arguments.page, &Stems::default())?;
    let kind = if arguments.text { Kind::TextQuote } else { Kind::WordHash };
    if let (Some(dataset), Some(spans)) = (&arguments.dataset, &arguments.spans) {
        return Batch { arguments, page, kind }.run(dataset, spans, out);
    }
    let passage = match (&arguments.quote, arguments.start, arguments.end) {
        (Some(quote), ..) => Passage::of_quote(&page, quote)?,
        (None, Some(start), Some(end)) => Passage::of_span(&page, start, end)?,
        _ => {
            return Err(Stop::Usage(
                "expected --quote, or --start and --end, or --dataset and --spans".into(),
            ));
        }
    };
    passage.check_context(arguments.context)?;
    let selector = passage.selector(kind, arguments.context)?;
    writeln!(out, "{}", json::write(&selector, 0, 0))?;
    Ok(())
}

/// One passage of a spans file.
struct Span {
    assertion: String,
    start: u32,
    end: u32,
}

struct Batch<'a> {
    arguments: &'a Arguments,
    page: Page,
    kind: Kind,
}

impl Batch<'_> {
    fn run(&self, dataset: &Path, spans: &Path, out: &mut impl Write) -> Result<(), Stop> {
        // What is wrong with the dataset is reported before anything is made of it.
        dataset::load(Some(dataset))?;
        let name = dataset.display();
        let text = String::from_utf8(dataset::read(dataset)?)
            .map_err(|_| Stop::Input(format!("{name} is compiled; anchors are set in its JSON")))?;
        let root = source::parse(&text)
            .map_err(|error| Stop::Input(format!("{name}: {}", error.found)))?;
        let spans = read_spans(spans)?;
        let mut assertions: Vec<(&str, &Node)> = splice::assertions(&root).collect();
        assertions.sort_by_key(|(id, _)| *id);
        let mut made = Vec::new();
        let mut edits = Vec::new();
        for span in &spans {
            let unknown = || Stop::Input(format!("{name} has no assertion {:?}", span.assertion));
            let place = assertions.binary_search_by_key(&&*span.assertion, |(id, _)| id);
            let (_, assertion) =
                *place.ok().and_then(|place| assertions.get(place)).ok_or_else(unknown)?;
            let passage = Passage::of_span(&self.page, span.start, span.end)?;
            let context = if passage.is_unsure() { self.arguments.context } else { 0 };
            let selector = passage.selector(self.kind, context)?;
            let anchors = self.anchors(assertion, json::object([("selector", selector.clone())]));
            made.push((&span.assertion, selector));
            edits.extend(Edit::new(assertion, "anchors", anchors));
        }
        let changed = edits.len();
        if self.arguments.write && changed > 0 {
            let edited = splice::apply(&text, edits)
                .ok_or_else(|| Stop::Input("the spans file names an assertion twice".into()))?;
            let still_good =
                source::parse(&edited).is_ok_and(|root| Record::from_node(&root).is_ok());
            if !still_good {
                return Err(Stop::Input(format!(
                    "{name} would have errors with these anchors; it is unchanged"
                )));
            }
            std::fs::write(dataset, edited)
                .map_err(|error| Stop::Usage(format!("cannot write {name}: {error}")))?;
        }
        if self.arguments.format == Format::Json || !self.arguments.write {
            let rows = made.into_iter().map(|(assertion, selector)| {
                json::object([("assertion", json::text(assertion)), ("selector", selector)])
            });
            writeln!(out, "{}", json::write(&json::list(rows), 0, 0))?;
        } else {
            writeln!(out, "{name}: {changed} anchors set, {} as they were", spans.len() - changed)?;
        }
        Ok(())
    }

    /// The anchors of an assertion, with the new one in the place of those that were made from this page.
    fn anchors(&self, assertion: &Node, new: Value) -> Value {
        let old = match splice::member(assertion, "anchors").map(|node| &node.value) {
            Some(Value::List(old)) => old.as_slice(),
            _ => &[],
        };
        let place = old.iter().position(|anchor| self.is_from_here(anchor)).unwrap_or(old.len());
        let mut anchors: Vec<Value> = Vec::new();
        for (at, anchor) in old.iter().enumerate() {
            if at == place {
                anchors.push(new.clone());
            }
            if !self.is_from_here(anchor) {
                anchors.push(anchor.value.clone());
            }
        }
        if place == old.len() {
            anchors.push(new);
        }
        json::list(anchors.into_iter())
    }

    /// Whether an anchor has the type that is being made, and its words stand on this page.
    fn is_from_here(&self, anchor: &Node) -> bool {
        let text = |node: &Node, name| match splice::member(node, name).map(|node| &node.value) {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        };
        let Some(selector) = splice::member(anchor, "selector") else { return false };
        let exact = text(selector, "exact").unwrap_or_default();
        let hashes = match self.kind {
            Kind::WordHash => Hashes::from_base64(&exact).unwrap_or_default(),
            Kind::TextQuote => Hashes::of(&exact),
        };
        text(selector, "type").as_deref() == Some(self.kind.name())
            && !places(&self.page, &hashes.0).is_empty()
    }
}

fn read_spans(path: &Path) -> Result<Vec<Span>, Stop> {
    let name = path.display();
    let wrong = |what: &str| {
        Stop::Input(format!(
            "{name}: {what}; expected a list of {{ \"assertion\", \"start\", \"end\" }}"
        ))
    };
    let text = String::from_utf8(dataset::read(path)?).map_err(|_| wrong("not UTF-8"))?;
    let root = source::parse(&text).map_err(|error| wrong(&error.found))?;
    let Value::List(items) = &root.value else { return Err(wrong("not a list")) };
    let span = |(place, item): (usize, &Node)| {
        let offset = |name| match splice::member(item, name).map(|node| &node.value) {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            // Within u32 by the check.
            Some(Value::Number(number)) if number.fract() == 0.0 && (0.0..4e9).contains(number) => {
                Some(*number as u32)
            }
            _ => None,
        };
        let assertion = match splice::member(item, "assertion").map(|node| &node.value) {
            Some(Value::Text(id)) => Some(id.clone()),
            _ => None,
        };
        match (assertion, offset("start"), offset("end")) {
            (Some(assertion), Some(start), Some(end)) => Ok(Span { assertion, start, end }),
            _ => Err(wrong(&format!("item {place} is not a span"))),
        }
    };
    items.iter().enumerate().map(span).collect()
}
