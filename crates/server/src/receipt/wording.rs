//! Putting a paper into words, from the message files: what was paid, for what, and what to do with questions.
//! Nothing here knows how it looks.

use super::face::{self, Faces};
use super::sheet::{Block, Cell, Role, Row, Sheet, Table};
use super::{Kind, Line, Method, NoReceipt, Paper, Refund, Unit, Vat};
use chrono::{DateTime, NaiveDate, Utc};
use permit_api::Arg;
use permit_api::words;
use std::collections::{BTreeMap, BTreeSet};

type Words = Result<String, NoReceipt>;

/// A paper in words.
pub fn sheet(paper: &Paper, faces: &Faces) -> Result<Sheet, NoReceipt> {
    let pen = Pen { paper, faces };
    let heading = pen.say(match paper.kind {
        Kind::Receipt => "title",
        Kind::RefundNote(_) => "title-refund",
    })?;
    let title = [("title", text(&heading)), ("seller", pen.own(&paper.seller.name)), ("order", pen.order())];
    let title = pen.with("named", title)?;
    let address = paper.seller.address.iter().chain(&paper.seller.email);
    let seller = [&paper.seller.name].into_iter().chain(address).map(|it| pen.clean(it));
    let seller = seller.filter(|it| !it.is_empty()).collect();
    let mut blocks = vec![Block::Lead(pen.lead()?), Block::Table(pen.facts(&heading)?)];
    blocks.push(Block::Heading(pen.bought()?));
    blocks.push(Block::Table(pen.prices()?));
    blocks.push(Block::Text(pen.vat()?));
    let using = pen.using()?;
    if !using.is_empty() {
        blocks.push(Block::Heading(pen.say("using")?));
        blocks.extend(using.into_iter().map(Block::Text));
    }
    blocks.push(Block::Heading(pen.say("questions")?));
    let enquiries = [("enquiries", pen.own(&paper.enquiries)), ("order", pen.order())];
    blocks.push(Block::Text(pen.with("enquiries", enquiries)?));
    Ok(Sheet { title, heading, seller, blocks })
}

/// What stands at the foot of each of so many pages, on the left and on the right.
pub fn feet(
    paper: &Paper,
    faces: &Faces,
    heading: &str,
    pages: usize,
) -> Result<Vec<[String; 2]>, NoReceipt> {
    let pen = Pen { paper, faces };
    let number = |number: usize| Arg::Number(i64::try_from(number).unwrap_or(i64::MAX));
    let foot = |page: usize| {
        let left = pen.with("foot", [("title", text(heading)), ("order", pen.order())])?;
        Ok([left, pen.with("page", [("page", number(page)), ("pages", number(pages))])?])
    };
    (1..=pages).map(foot).collect()
}

/// A rate as people write it: "20", "17.5".
fn percent(hundredths: u32) -> String {
    let written = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    written.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn text(text: &str) -> Arg {
    Arg::Text(text.to_owned())
}

struct Pen<'a> {
    paper: &'a Paper,
    faces: &'a Faces,
}

impl Pen<'_> {
    fn say(&self, key: &str) -> Words {
        self.with(key, [])
    }

    fn with<const N: usize>(&self, key: &str, args: [(&str, Arg); N]) -> Words {
        let key = format!("receipt-{key}");
        let args: BTreeMap<_, _> = args.into_iter().map(|(name, arg)| (name.to_owned(), arg)).collect();
        words::message(&key, &args, self.paper.language, self.paper.zone).ok_or(NoReceipt::NoWords(key))
    }

    fn clean(&self, text: &str) -> String {
        self.faces.regular.clean(text)
    }

    fn own(&self, text: &str) -> Arg {
        Arg::Text(self.clean(text))
    }

    fn order(&self) -> Arg {
        self.own(&self.paper.order)
    }

    fn day(&self, at: DateTime<Utc>) -> NaiveDate {
        permit_rules::day::local(at, self.paper.zone).date()
    }

    fn lead(&self) -> Words {
        match (self.paper.kind, self.paper.method) {
            (Kind::RefundNote(refund), _) => self.with("sent-back", [("refund", Arg::Money(refund.pence))]),
            (Kind::Receipt, Method::Card) => self.with("thanks", [("total", Arg::Money(self.paper.total))]),
            (Kind::Receipt, Method::NothingToPay) => self.say("thanks-nothing"),
        }
    }

    fn bought(&self) -> Words {
        self.say(match self.paper.kind {
            Kind::Receipt => "bought",
            Kind::RefundNote(_) => "bought-refund",
        })
    }

    fn facts(&self, summary: &str) -> Result<Table, NoReceipt> {
        let paper = self.paper;
        let day = |at| self.with("day", [("day", Arg::Day(self.day(at)))]);
        let (paid, method) = match paper.method {
            Method::Card => ("paid-at", "method-card"),
            Method::NothingToPay => ("ordered-at", "method-nothing"),
        };
        let mut facts = vec![("order", self.clean(&paper.order))];
        if let Kind::RefundNote(Refund { at, .. }) = paper.kind {
            facts.push(("refunded-at", day(at)?));
        }
        facts.push((paid, day(paper.paid_at)?));
        let payer = paper.payer.as_deref().map(|name| self.clean(name));
        facts.extend(payer.filter(|name| face::legible(name)).map(|name| ("payer", name)));
        facts.push(("method", self.say(method)?));
        facts.extend(paper.reference.as_deref().map(|it| ("reference", self.clean(it))));
        let row = |(key, value): (&str, String)| {
            let name = Cell::new(Role::RowHead, self.say(key)?).bold(true);
            Ok(Row { cells: vec![name, Cell::new(Role::Data, value)] })
        };
        let body = facts.into_iter().map(row).collect::<Result<_, NoReceipt>>()?;
        Ok(Table {
            summary: summary.to_owned(),
            shares: vec![0.36, 0.64],
            head: None,
            body,
            foot: Vec::new(),
        })
    }

    fn prices(&self) -> Result<Table, NoReceipt> {
        let column = |key: &str| self.say(&format!("column-{key}")).map(|it| Cell::new(Role::ColumnHead, it));
        let head = Row {
            cells: vec![
                column("item")?,
                column("bundles")?.right(),
                column("each")?.right(),
                column("amount")?.right(),
            ],
        };
        let body = self.paper.lines.iter().map(|line| self.line(line)).collect::<Result<_, _>>()?;
        let shares = vec![0.43, 0.17, 0.2, 0.2];
        Ok(Table { summary: self.bought()?, shares, head: Some(head), body, foot: self.totals()? })
    }

    fn line(&self, line: &Line) -> Result<Row, NoReceipt> {
        let units = [("units", Arg::Number(line.units.into()))];
        let below = match line.unit {
            Unit::Visit => self.with("bundle-visits", units)?,
            Unit::Hour => self.with("bundle-hours", units)?,
        };
        let number = |text| Cell::new(Role::Data, text).right();
        Ok(Row {
            cells: vec![
                Cell::new(Role::RowHead, self.clean(&line.description)).with_below(below),
                number(line.bundles.to_string()),
                number(words::money(line.each)),
                number(words::money(line.pence)),
            ],
        })
    }

    fn totals(&self) -> Result<Vec<Row>, NoReceipt> {
        let row = |name: String, amount: String, bold: bool| Row {
            cells: vec![
                Cell::new(Role::RowHead, name).over(3).bold(bold),
                Cell::new(Role::Data, amount).right().bold(bold),
            ],
        };
        let mut rows = vec![row(self.say("total")?, words::money(self.paper.total), true)];
        let mut left = self.paper.total;
        for Refund { at, pence } in &self.paper.refunds {
            left = left.saturating_sub(*pence);
            let name = self.with("refund-line", [("day", Arg::Day(self.day(*at)))])?;
            rows.push(row(name, self.with("less", [("amount", Arg::Money(*pence))])?, false));
        }
        if !self.paper.refunds.is_empty() {
            rows.push(row(self.say("remaining")?, words::money(left), true));
        }
        Ok(rows)
    }

    /// Until when what was bought can be used: one sentence, or one for each line where their days differ.
    fn using(&self) -> Result<Vec<String>, NoReceipt> {
        let days: BTreeSet<_> = self.paper.lines.iter().map(|line| line.until).collect();
        if let ([day], true) = (&days.iter().flatten().collect::<Vec<_>>()[..], days.len() == 1) {
            return Ok(vec![self.with("valid-until", [("day", Arg::Day(**day))])?]);
        }
        let lines: BTreeSet<_> =
            self.paper.lines.iter().filter_map(|line| Some((&line.description, line.until?))).collect();
        let told = |(item, day): (&String, NaiveDate)| {
            self.with("valid-until-each", [("item", self.own(item)), ("day", Arg::Day(day))])
        };
        lines.into_iter().map(told).collect()
    }

    fn vat(&self) -> Words {
        match &self.paper.vat {
            Vat::OutsideScope => self.say("vat-outside"),
            Vat::Exempt => self.say("vat-exempt"),
            Vat::Included { percent_hundredths, number, pence } => self.with(
                "vat-included",
                [
                    ("percent", Arg::Text(percent(*percent_hundredths))),
                    ("number", self.own(number)),
                    ("vat", Arg::Money(*pence)),
                ],
            ),
        }
    }
}
