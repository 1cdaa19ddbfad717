//! The receipt of a stay as PDF: which plate was active where and when by the server's record, and the code by which
//! anyone can check it. Words from the message files, drawn like the receipts of orders.

use super::drawing::{self, About};
use super::face::Faces;
use super::sheet::{Block, Cell, Role, Row, Sheet, Table};
use super::{NoReceipt, layout};
use chrono::{DateTime, Datelike, Duration, Utc};
use chrono_tz::Tz;
use permit_api::Arg;
use permit_api::past::StayProof;
use permit_api::words::{self, Lang};
use permit_rules::{Channel, day};
use std::collections::BTreeMap;

/// What the receipt of a stay tells.
pub struct StayPaper {
    /// What it proves, as of the moment it is made.
    pub proof: StayProof,
    /// The code by which it is checked.
    pub code: String,
    /// Where it is checked.
    pub url: String,
    /// The language of its sentences.
    pub language: Lang,
    /// The clock its times are told by.
    pub zone: Tz,
}

type Words = Result<String, NoReceipt>;

/// The receipt as PDF, A4.
///
/// # Errors
/// If a message is missing or the writer refuses.
pub fn pdf(paper: &StayPaper) -> Result<Vec<u8>, NoReceipt> {
    let faces = Faces::open().ok_or(NoReceipt::NoFont)?;
    let sheet = sheet(paper, &faces)?;
    let laid = layout::lay(&sheet, &faces);
    let feet = (1..=laid.pages.len()).map(|_| Ok([paper.say("foot")?, paper.code.clone()]));
    let about = About {
        title: &sheet.title,
        author: sheet.seller.first().map_or("", String::as_str),
        language: paper.language,
        now: paper.proof.as_of,
        feet: &feet.collect::<Result<Vec<_>, NoReceipt>>()?,
    };
    drawing::draw(&laid, &faces, &about)
}

fn sheet(paper: &StayPaper, faces: &Faces) -> Result<Sheet, NoReceipt> {
    let proof = &paper.proof;
    let clean = |text: &str| faces.regular.clean(text);
    let council = proof.council_name.get(paper.language.code()).or_else(|| proof.council_name.get("en"));
    let council = clean(council.map_or("", String::as_str));
    let heading = paper.say("title")?;
    let plate = Arg::Text(clean(&proof.plate.shown));
    let named = [("title", Arg::Text(heading.clone())), ("plate", plate.clone())];
    let title = paper.with("named", named)?;
    let lead = if proof.cancelled_at.is_some() { "lead-cancelled" } else { "lead" };
    let mut blocks = vec![
        Block::Lead(paper.with(lead, [("plate", plate), ("until", Arg::Until(proof.end))])?),
        Block::Table(facts(paper, &heading, &clean)?),
    ];
    let trail = trail(paper, &clean)?;
    if !trail.is_empty() {
        blocks.push(Block::Heading(paper.say("trail")?));
        blocks.extend(trail.into_iter().map(Block::Text));
    }
    blocks.push(Block::Heading(paper.say("checking")?));
    let check = [("code", Arg::Text(paper.code.clone())), ("url", Arg::Text(clean(&paper.url)))];
    blocks.push(Block::Text(paper.with("check", check)?));
    Ok(Sheet { title, heading, seller: vec![council], blocks })
}

fn facts(paper: &StayPaper, summary: &str, clean: &impl Fn(&str) -> String) -> Result<Table, NoReceipt> {
    let proof = &paper.proof;
    let channel = match proof.channel {
        Channel::App => "channel-app",
        Channel::Website => "channel-website",
        Channel::Phone => "channel-phone",
        Channel::Text => "channel-text",
        Channel::Link => "channel-link",
        Channel::Api => "channel-api",
    };
    let mut facts = vec![
        ("plate", clean(&proof.plate.shown)),
        ("zone", clean(&proof.zone.name)),
        ("from", paper.time(proof.start)?),
        ("until", paper.until(proof.end)?),
        ("activated", paper.time(proof.activated_at)?),
        ("channel", paper.say(channel)?),
    ];
    if let Some(at) = proof.received_at {
        facts.push(("received", paper.time(at)?));
    }
    if let Some(at) = proof.cancelled_at {
        facts.push(("cancelled", paper.time(at)?));
    }
    facts.push(("as-of", paper.time(proof.as_of)?));
    facts.push(("code", paper.code.clone()));
    let row = |(key, value): (&str, String)| {
        let name = Cell::new(Role::RowHead, paper.say(key)?).bold(true);
        Ok(Row { cells: vec![name, Cell::new(Role::Data, value)] })
    };
    let body = facts.into_iter().map(row).collect::<Result<_, NoReceipt>>()?;
    Ok(Table { summary: summary.to_owned(), shares: vec![0.36, 0.64], head: None, body, foot: Vec::new() })
}

/// What was changed after it was activated, oldest first.
fn trail(paper: &StayPaper, clean: &impl Fn(&str) -> String) -> Result<Vec<String>, NoReceipt> {
    let plates = paper.proof.corrections.iter().map(|it| {
        let (from, to) = (Arg::Text(clean(&it.from)), Arg::Text(clean(&it.to)));
        Ok((it.at, paper.with("corrected", [("from", from), ("to", to), ("at", Arg::Time(it.at))])?))
    });
    let ends = paper.proof.ends.iter().map(|it| {
        let args = [("from", Arg::Until(it.from)), ("to", Arg::Until(it.to)), ("at", Arg::Time(it.at))];
        Ok((it.at, paper.with(if it.to < it.from { "stopped" } else { "extended" }, args)?))
    });
    let mut told = plates.chain(ends).collect::<Result<Vec<_>, NoReceipt>>()?;
    told.sort_by_key(|(at, _)| *at);
    Ok(told.into_iter().map(|(_, text)| text).collect())
}

impl StayPaper {
    fn say(&self, key: &str) -> Words {
        self.with(key, [])
    }

    fn time(&self, at: DateTime<Utc>) -> Words {
        self.with("moment", [("moment", Arg::Time(at)), ("year", self.year(at))])
    }

    fn until(&self, at: DateTime<Utc>) -> Words {
        let year = self.year(at - Duration::seconds(1));
        self.with("moment", [("moment", Arg::Until(at)), ("year", year)])
    }

    fn year(&self, at: DateTime<Utc>) -> Arg {
        Arg::Text(day::of(at, self.zone).year().to_string())
    }

    fn with<const N: usize>(&self, key: &str, args: [(&str, Arg); N]) -> Words {
        let key = format!("stay-receipt-{key}");
        let args: BTreeMap<_, _> = args.into_iter().map(|(name, arg)| (name.to_owned(), arg)).collect();
        words::message(&key, &args, self.language, self.zone).ok_or(NoReceipt::NoWords(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::receipt::tests::reader;
    use permit_rules::{Stay, scheme};

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    /// A stay whose plate was corrected, and which was made longer and then stopped.
    fn paper(language: Lang, cancelled_at: Option<&str>) -> StayPaper {
        let scheme = scheme::read(include_str!("../../../../schemes/morfa.toml")).unwrap();
        let stay = serde_json::json!({
            "id": "s1", "vrn": "AB12CDE", "product": "oriau", "zone": "harbwr",
            "start": "2026-10-24T22:30:00Z", "end": "2026-10-25T01:30:00Z", "spends": [],
            "channel": "website", "activated_at": "2026-10-24T22:00:00Z", "cancelled_at": cancelled_at,
            "corrections": [
                { "from": "AB12CDF", "to": "AB12CDE", "at": "2026-10-24T22:05:00Z", "channel": "text" },
            ],
            "ends": [
                { "from": "2026-10-25T00:00:00Z", "to": "2026-10-25T03:00:00Z", "at": "2026-10-24T23:30:00Z",
                  "channel": "app" },
                { "from": "2026-10-25T03:00:00Z", "to": "2026-10-25T01:30:00Z", "at": "2026-10-25T01:30:00Z",
                  "channel": "app" },
            ],
        });
        let stay: Stay = serde_json::from_value(stay).unwrap();
        StayPaper {
            proof: StayProof::of(&stay, &scheme, utc("2026-12-31T23:59:59Z")),
            code: "0123-4567-89AB-CDEF-GHJK-MNPQ".to_owned(),
            url: "https://permits.example/receipt?code=0123-4567-89AB-CDEF-GHJK-MNPQ".to_owned(),
            language,
            zone: scheme.timezone,
        }
    }

    #[test]
    fn it_says_what_was_active_when_and_what_was_changed() {
        let read = reader::read(pdf(&paper(Lang::En, None)).unwrap());
        let mut rest = read.text.as_str();
        // The clocks go back on 25 October 2026: half past one comes twice, and this is the second.
        for text in [
            "Visitor permit receipt",
            "Registration number AB12 CDE",
            "Valid from 11:30pm on Saturday 24 October 2026",
            "Valid until 1:30am on Sunday 25 October 2026",
            "Activated by Website",
            "Record read at 11:59pm on Thursday 31 December 2026",
            "corrected from AB12 CDF to AB12 CDE",
            "made longer: it was to end at 1:00am",
            "stopped early: it was to end at 3:00am",
            "0123-4567-89AB-CDEF-GHJK-MNPQ",
            "permits.example/receipt",
        ] {
            let at = rest.find(text).unwrap_or_else(|| panic!("no {text}, or out of order:\n{}", read.text));
            rest = &rest[at + text.len()..];
        }
        assert_eq!((read.pages, read.language.as_str(), read.inside), (1, "en-GB", true));
    }

    #[test]
    fn it_is_in_welsh_too_and_says_when_it_covers_nobody() {
        let read = reader::read(pdf(&paper(Lang::Cy, Some("2026-10-24T22:10:00Z"))).unwrap());
        for text in ["Derbynneb hawlen ymwelydd", "ei chanslo", "Cyngor Bae Morfa", "Canslwyd am"] {
            assert!(read.text.contains(text), "no {text}:\n{}", read.text);
        }
        assert!(!read.text.contains("stay-receipt") && read.inside);
    }
}
