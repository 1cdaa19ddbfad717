//! What was bought, as a table for spreadsheets: a row for each line of an order. A name that a spreadsheet would take
//! for a formula is kept from being one.

use super::history;
use crate::calls::Ask;
use crate::calls::accounts::own;
use crate::outcome::code;
use crate::receipt::of_order::gone_back;
use crate::store::Session;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use permit_api::orders::{ExportPayments, File, LineView, OrderView};
use permit_api::words::{self, Lang};
use permit_api::{Code, Problem};
use permit_rules::order::{Method, OrderState};
use permit_rules::{Order, Scheme, day};
use std::collections::BTreeMap;

/// The columns, as the message files name them after `payments-table-column-`.
const COLUMNS: [&str; 10] =
    ["date", "number", "bundles", "kind", "units", "price", "state", "method", "refunded", "by"];
/// By it spreadsheets know that the letters are UTF-8.
const MARK: &str = "\u{feff}";

pub async fn answer(ask: &Ask<'_>, session: &Session, input: ExportPayments) -> Result<File, Problem> {
    let (key, account) = (session.key()?, own(ask, session).await?);
    let mut orders = ask.office.store.orders(key.clone()).await?;
    orders.retain(|order| history::is_of(order, input.year, ask.scheme));
    let names = history::names(ask, &key, &orders).await?;
    let table = table(&orders, &names, ask, account.language).ok_or_else(|| {
        tracing::error!("the table of payments cannot be put into words");
        Problem::new(Code::Internal)
    })?;
    let year = input.year.map_or_else(String::new, |day| format!("-{day}"));
    Ok(File {
        file_name: format!("payments{year}.csv"),
        media_type: "text/csv".to_owned(),
        base64: STANDARD.encode(table),
        saved: None,
    })
}

fn table(orders: &[Order], names: &BTreeMap<String, String>, ask: &Ask<'_>, lang: Lang) -> Option<Vec<u8>> {
    let pen = Pen { scheme: ask.scheme, lang };
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(MARK.as_bytes().to_vec());
    let head = COLUMNS.map(|column| pen.say(&format!("column-{column}")));
    writer.write_record(head.into_iter().collect::<Option<Vec<_>>>()?).ok()?;
    for order in orders {
        let view = OrderView::of(order, names.get(&order.account).cloned(), false, ask.scheme, ask.now);
        for (nth, line) in view.lines.iter().enumerate() {
            // What went back is the whole order's: told once, so that the column adds up.
            let refunded = if nth == 0 { gone_back(order) } else { 0 };
            writer.write_record(pen.row(&view, line, refunded)?).ok()?;
        }
    }
    writer.into_inner().ok()
}

struct Pen<'a> {
    scheme: &'a Scheme,
    lang: Lang,
}

impl Pen<'_> {
    fn say(&self, key: &str) -> Option<String> {
        words::message(&format!("payments-table-{key}"), &BTreeMap::new(), self.lang, self.scheme.timezone)
    }

    fn row(&self, order: &OrderView, line: &LineView, refunded: u32) -> Option<[String; 10]> {
        let kind = line.name.get(self.lang.code()).or_else(|| line.name.get(Lang::En.code()));
        let row = [
            day::of(order.placed_at, self.scheme.timezone).to_string(),
            order.number.clone(),
            line.bundles.to_string(),
            kind.cloned().unwrap_or_default(),
            line.bundles.saturating_mul(line.bundle).to_string(),
            pounds(line.pence),
            self.state(order)?,
            self.method(order)?,
            pounds(refunded),
            order.placed_by.clone().unwrap_or_default(),
        ];
        Some(row.map(|field| harmless(&field)))
    }

    fn state(&self, order: &OrderView) -> Option<String> {
        match order.state {
            OrderState::Open if order.unknown => self.say("state-unknown"),
            OrderState::Open => self.say("state-open"),
            OrderState::Paid { .. } => self.say("state-paid"),
            OrderState::Closed { why, .. } => self.say(&format!("state-{}", code(&why).replace('_', "-"))),
            OrderState::Returned { .. } => self.say("state-returned"),
        }
    }

    fn method(&self, order: &OrderView) -> Option<String> {
        match order.state {
            OrderState::Paid { method: Method::Free, .. } => self.say("method-free"),
            OrderState::Paid { method: Method::Card, .. } | OrderState::Returned { .. } => {
                self.say("method-card")
            }
            OrderState::Open | OrderState::Closed { .. } => Some(String::new()),
        }
    }
}

/// An amount in pounds, as spreadsheets add them up: "1234.50".
fn pounds(pence: u32) -> String {
    format!("{}.{:02}", pence / 100, pence % 100)
}

/// A field that no spreadsheet takes for a formula: a text that begins like one gets an apostrophe in front. Signs of
/// full width are taken for the others in some countries.
fn harmless(field: &str) -> String {
    let field: String = field.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if field.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
        format!("'{field}")
    } else {
        field
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use permit_rules::order::Failure;

    #[test]
    fn nothing_a_person_types_is_a_formula() {
        let hostile = ["=cmd()", "+1", "-1+2", "@SUM(A1)", " =1", "\t=1", "\r\n@x", "＝1+1", "\u{a0}=1"];
        for field in hostile {
            let kept = harmless(field);
            assert!(kept.starts_with('\'') && !kept.contains(['\t', '\r', '\n']), "{field:?}: {kept:?}");
        }
        for field in ["", "Siân", "O'Brien", "a=b", "2026-04-01", "18.00", "PV-7K3M"] {
            assert_eq!(harmless(field), field);
        }
    }

    #[test]
    fn amounts_have_two_decimals_and_no_sign_of_thousands() {
        for (pence, written) in [(0, "0.00"), (5, "0.05"), (1800, "18.00"), (123_450, "1234.50")] {
            assert_eq!(pounds(pence), written);
        }
    }

    #[test]
    fn there_are_words_for_everything_and_no_others() {
        use Failure::{Cancelled, Declined, Error, Expired, NotStarted};
        let failures =
            [Declined, Expired, Cancelled, Error, NotStarted].map(|it| code(&it).replace('_', "-"));
        let states = ["unknown", "open", "paid", "returned"].map(str::to_owned).into_iter().chain(failures);
        let mut keys: Vec<_> = states.map(|state| format!("payments-table-state-{state}")).collect();
        keys.extend(COLUMNS.map(|column| format!("payments-table-column-{column}")));
        keys.extend(["payments-table-method-card", "payments-table-method-free"].map(str::to_owned));
        for key in &keys {
            assert!(Lang::ALL.iter().all(|lang| words::has(key, *lang)), "{key}");
        }
        let file = include_str!("../../../../../ui/messages/en/payments-table.ftl");
        let there = file.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key);
        for key in there {
            assert!(keys.iter().any(|it| it == key), "{key} is in no table");
        }
    }
}
