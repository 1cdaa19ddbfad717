//! What the pages say, in English and in Welsh. Plain text only: escaping is the pages' affair.

use crate::cards::{Purpose, Wrong};

/// All words of one language.
pub struct Words {
    /// The language's own short name, for `lang`.
    pub code: &'static str,
    pub simulation: &'static str,
    pub no_real_card: &'static str,
    pub skip: &'static str,
    pub error: &'static str,
    pub problem: &'static str,
    pub summary: &'static str,
    pub amount: &'static str,
    pub enter_title: &'static str,
    pub number: &'static str,
    pub expiry: &'static str,
    pub expiry_hint: &'static str,
    pub month: &'static str,
    pub year: &'static str,
    pub name: &'static str,
    pub code_label: &'static str,
    pub code_hint: &'static str,
    pub go_on: &'static str,
    pub cancel: &'static str,
    pub mock_cards: &'static str,
    pub mock_hint: &'static str,
    pub confirm_title: &'static str,
    pub card: &'static str,
    pub ending: &'static str,
    pub confirm: &'static str,
    pub bank_title: &'static str,
    pub bank_asks: &'static str,
    pub approve: &'static str,
    pub refuse: &'static str,
    pub back: &'static str,
    pub no_money: &'static str,
    pub used: (&'static str, &'static str),
    pub unknown: (&'static str, &'static str),
    pub paid: (&'static str, &'static str),
    pub declined: (&'static str, &'static str),
    pub cancelled: (&'static str, &'static str),
    pub expired: (&'static str, &'static str),
    pub broken: (&'static str, &'static str),
}

/// English.
pub static ENGLISH: Words = Words {
    code: "en",
    simulation: "This is a simulation. No money is taken.",
    no_real_card: "No real card belongs here.",
    skip: "Skip to main content",
    error: "Error",
    problem: "There is a problem",
    summary: "Payment summary",
    amount: "Total amount",
    enter_title: "Enter card details",
    number: "Card number",
    expiry: "Expiry date",
    expiry_hint: "For example, 10/30. Any month to come will do.",
    month: "Month",
    year: "Year",
    name: "Name on card",
    code_label: "Card security code",
    code_hint: "3 digits, or 4 for American Express. Any will do.",
    go_on: "Continue",
    cancel: "Cancel payment",
    mock_cards: "Mock cards",
    mock_hint: "Use one of these numbers. They belong to nobody.",
    confirm_title: "Confirm your payment",
    card: "Card",
    ending: "ending in",
    confirm: "Confirm payment",
    bank_title: "Your bank asks you to approve",
    bank_asks: "With this card the bank asks first. Choose what the bank shall be told.",
    approve: "Approve",
    refuse: "Refuse",
    back: "Go back to where you were paying",
    no_money: "No money has been taken.",
    used: (
        "This link has been used",
        "A link to a payment opens once. Go back to where you were paying and start again from there.",
    ),
    unknown: (
        "This page is not here",
        "The link is not one of ours, or it is too old. Go back to where you were paying and start again from there.",
    ),
    paid: ("Your payment was successful", "Go back to see what you bought."),
    declined: ("Your payment was declined", "Go back to try again with another card."),
    cancelled: ("Your payment was cancelled", "Go back if you still want to pay."),
    expired: ("Your payment has run out of time", "You had 90 minutes to pay. Go back to start again."),
    broken: ("We have technical problems", "The payment was ended safely. Go back to try again."),
};

/// Welsh.
pub static WELSH: Words = Words {
    code: "cy",
    simulation: "Efelychiad yw hwn. Ni chymerir unrhyw arian.",
    no_real_card: "Nid yw cerdyn go iawn yn perthyn yma.",
    skip: "Neidio i'r prif gynnwys",
    error: "Gwall",
    problem: "Mae problem",
    summary: "Crynodeb o'r taliad",
    amount: "Cyfanswm",
    enter_title: "Rhowch fanylion y cerdyn",
    number: "Rhif y cerdyn",
    expiry: "Dyddiad dod i ben",
    expiry_hint: "Er enghraifft, 10/30. Bydd unrhyw fis i ddod yn gwneud y tro.",
    month: "Mis",
    year: "Blwyddyn",
    name: "Enw ar y cerdyn",
    code_label: "Cod diogelwch y cerdyn",
    code_hint: "3 digid, neu 4 ar gyfer American Express. Bydd unrhyw rai yn gwneud y tro.",
    go_on: "Parhau",
    cancel: "Canslo'r taliad",
    mock_cards: "Cardiau ffug",
    mock_hint: "Defnyddiwch un o'r rhifau hyn. Nid ydynt yn perthyn i neb.",
    confirm_title: "Cadarnhewch eich taliad",
    card: "Cerdyn",
    ending: "yn gorffen â",
    confirm: "Cadarnhau'r taliad",
    bank_title: "Mae eich banc yn gofyn ichi gymeradwyo",
    bank_asks: "Gyda'r cerdyn hwn mae'r banc yn gofyn yn gyntaf. Dewiswch beth i'w ddweud wrth y banc.",
    approve: "Cymeradwyo",
    refuse: "Gwrthod",
    back: "Yn ôl i'r man lle'r oeddech yn talu",
    no_money: "Ni chymerwyd unrhyw arian.",
    used: (
        "Mae'r ddolen hon wedi'i defnyddio",
        "Unwaith yn unig y mae dolen i daliad yn agor. Ewch yn ôl i'r man lle'r oeddech yn talu a dechreuwch eto oddi yno.",
    ),
    unknown: (
        "Nid yw'r dudalen hon yma",
        "Nid un o'n dolenni ni yw hon, neu mae'n rhy hen. Ewch yn ôl i'r man lle'r oeddech yn talu a dechreuwch eto oddi yno.",
    ),
    paid: ("Roedd eich taliad yn llwyddiannus", "Ewch yn ôl i weld yr hyn a brynoch."),
    declined: ("Gwrthodwyd eich taliad", "Ewch yn ôl i roi cynnig arall arni gyda cherdyn arall."),
    cancelled: ("Cafodd eich taliad ei ganslo", "Ewch yn ôl os ydych yn dal eisiau talu."),
    expired: (
        "Mae'r amser i dalu wedi dod i ben",
        "Roedd gennych 90 munud i dalu. Ewch yn ôl i ddechrau eto.",
    ),
    broken: (
        "Mae gennym broblemau technegol",
        "Daeth y taliad i ben yn ddiogel. Ewch yn ôl i roi cynnig arall arni.",
    ),
};

impl Words {
    /// The words of a payment's language.
    pub fn of(welsh: bool) -> &'static Self {
        if welsh { &WELSH } else { &ENGLISH }
    }

    fn pick(&self, english: &'static str, welsh: &'static str) -> &'static str {
        if self.code == "cy" { welsh } else { english }
    }

    /// What a mock card is for.
    pub fn purpose(&self, purpose: Purpose) -> &'static str {
        match purpose {
            Purpose::Pays => self.pick("pays", "yn talu"),
            Purpose::AsksBank => self.pick("the bank asks first", "mae'r banc yn gofyn yn gyntaf"),
            Purpose::Declined => self.pick("is declined", "yn cael ei wrthod"),
            Purpose::Expired => self.pick("has expired", "wedi dod i ben"),
            Purpose::BadCode => self.pick("has a wrong security code", "cod diogelwch anghywir"),
            Purpose::Breaks => self.pick("breaks the provider", "yn torri'r darparwr"),
        }
    }

    /// What is wrong with a field, and what to do about it.
    pub fn wrong(&self, wrong: Wrong) -> &'static str {
        match wrong {
            Wrong::NumberMissing => self.pick("Enter a card number", "Rhowch rif cerdyn"),
            Wrong::NumberUnfit => self.pick(
                "Check the card number: its digits do not fit",
                "Gwiriwch rif y cerdyn: nid yw'r digidau'n cyd-fynd",
            ),
            Wrong::NumberReal => self.pick(
                "Enter one of the mock cards: no real card belongs here",
                "Rhowch un o'r cardiau ffug: nid yw cerdyn go iawn yn perthyn yma",
            ),
            Wrong::ExpiryMissing => self.pick("Enter the month and the year", "Rhowch y mis a'r flwyddyn"),
            Wrong::ExpiryUnfit => self.pick(
                "Enter the expiry date as month and year, like 10 and 30",
                "Rhowch y dyddiad dod i ben fel mis a blwyddyn, fel 10 a 30",
            ),
            Wrong::ExpiryPast => self.pick(
                "Enter an expiry date that is not over",
                "Rhowch ddyddiad dod i ben nad yw wedi mynd heibio",
            ),
            Wrong::NameMissing => self.pick("Enter a name", "Rhowch enw"),
            Wrong::NameUnfit => self.pick(
                "Enter a name with letters; it is not the place for a number",
                "Rhowch enw â llythrennau; nid dyma'r lle i rif",
            ),
            Wrong::CodeMissing => self.pick("Enter a security code", "Rhowch god diogelwch"),
            Wrong::CodeUnfit => self.pick(
                "Enter a security code of 3 digits, or 4 for American Express",
                "Rhowch god diogelwch o 3 digid, neu 4 ar gyfer American Express",
            ),
        }
    }
}
