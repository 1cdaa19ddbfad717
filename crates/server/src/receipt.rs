//! Receipts and refund notes as PDF, to keep and to print: plain data in, bytes out, the same bytes for the same data.
//!
//! Tagged for screen readers (PDF/UA-1) and made to last (PDF/A-2a). Only `kept` reads the store, and only `of_order`
//! knows what an order is; nothing here asks a clock.

mod drawing;
mod face;
pub mod kept;
mod layout;
pub mod of_order;
pub mod of_stay;
mod sheet;
mod wording;

#[cfg(test)]
pub(crate) mod tests;

use self::drawing::About;
use self::face::Faces;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use permit_api::words::Lang;

/// What a receipt tells. Every text is printed as it is, in the font's letters; very long ones are cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// What it is.
    pub kind: Kind,
    /// The language of its sentences.
    pub language: Lang,
    /// The clock its days are told by.
    pub zone: Tz,
    /// The number of the order.
    pub order: String,
    /// When the order was paid; where there was nothing to pay, when it was made.
    pub paid_at: DateTime<Utc>,
    /// Who sold.
    pub seller: Seller,
    /// What the seller says about VAT.
    pub vat: Vat,
    /// Who paid. Left out where none is given, or none of its letters can be printed.
    pub payer: Option<String>,
    /// What was bought.
    pub lines: Vec<Line>,
    /// What was paid, in pence.
    pub total: u32,
    /// How it was paid.
    pub method: Method,
    /// What the payment provider calls the payment.
    pub reference: Option<String>,
    /// Every refund so far, oldest first; on a refund note its own as well.
    pub refunds: Vec<Refund>,
    /// How to reach the council with questions, as in "Morfa Bay Council, 01632 960300".
    pub enquiries: String,
}

/// Which of the two papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Of an order.
    Receipt,
    /// Of money that has gone back.
    RefundNote(Refund),
}

/// Who sold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seller {
    /// The name, as of a council.
    pub name: String,
    /// The address, line by line.
    pub address: Vec<String>,
    /// The e-mail address, if there is one for questions.
    pub email: Option<String>,
}

/// VAT, as the seller declares it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Vat {
    /// Outside its scope.
    OutsideScope,
    /// Exempt from it.
    Exempt,
    /// Part of the total.
    Included {
        /// The rate in hundredths of a per cent: 2000 is 20 %.
        percent_hundredths: u32,
        /// The seller's registration number.
        number: String,
        /// The part of the total that is VAT, in pence.
        pence: u32,
    },
}

/// What a bundle holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Visits.
    Visit,
    /// Hours.
    Hour,
}

/// Bundles of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is, in the paper's language.
    pub description: String,
    /// How many bundles.
    pub bundles: u32,
    /// How many units each holds.
    pub units: u32,
    /// Units of what.
    pub unit: Unit,
    /// The price of one bundle, in pence.
    pub each: u32,
    /// The price of all of them, in pence.
    pub pence: u32,
    /// The last day on which they can be used; none says nothing about it.
    pub until: Option<NaiveDate>,
}

/// How an order was paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// By card.
    Card,
    /// It cost nothing.
    NothingToPay,
}

/// Money that has gone back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refund {
    /// When.
    pub at: DateTime<Utc>,
    /// How much, in pence.
    pub pence: u32,
}

/// A receipt that cannot be made. What it says of people is not told.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoReceipt {
    /// A message is missing, or something it needs.
    #[error("there are no words for {0}")]
    NoWords(String),
    /// The font that came with the program cannot be read.
    #[error("the font of receipts cannot be read")]
    NoFont,
    /// The writer of PDF refuses.
    #[error("the receipt cannot be written: {0}")]
    Unwritable(String),
}

/// A paper as PDF, A4. `now` is written into the file as the moment it was made, and is not printed.
///
/// # Errors
/// If a message is missing or the writer refuses: never for what the paper says.
pub fn pdf(paper: &Paper, now: DateTime<Utc>) -> Result<Vec<u8>, NoReceipt> {
    let faces = Faces::open().ok_or(NoReceipt::NoFont)?;
    let sheet = wording::sheet(paper, &faces)?;
    let laid = layout::lay(&sheet, &faces);
    let about = About {
        title: &sheet.title,
        author: sheet.seller.first().map_or("", String::as_str),
        language: paper.language,
        now,
        feet: &wording::feet(paper, &faces, &sheet.heading, laid.pages.len())?,
    };
    drawing::draw(&laid, &faces, &about)
}
