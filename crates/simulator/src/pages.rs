//! The pages that a payer sees: enter a card, ask the bank, confirm, and how it ended. Pure: a payment in, HTML out.
//! No page ever shows what was typed as number or security code.

use crate::cards::{self, Typed, Wrong};
use crate::html::{escaped, page, pounds};
use crate::payment::{Payment, State};
use crate::words::Words;

/// Where the pages of somebody's visit are.
pub fn place(visit: &str, what: &str) -> String {
    format!("/card_details/{visit}{what}")
}

fn summary(words: &Words, payment: &Payment, more: &str) -> String {
    format!(
        "<section aria-labelledby=\"summary\"><h2 id=\"summary\">{}</h2>\n<p>{}</p>\n\
         <dl><div><dt>{}</dt><dd class=\"amount\">{}</dd></div>{more}</dl></section>\n",
        escaped(words.summary),
        escaped(&payment.wanted.description),
        escaped(words.amount),
        pounds(payment.wanted.amount),
    )
}

fn cancel(words: &Words, visit: &str) -> String {
    format!(
        "<form method=\"post\" action=\"{}\"><button class=\"second\">{}</button></form>\n",
        escaped(&place(visit, "/cancel")),
        escaped(words.cancel)
    )
}

/// The field that something is wrong with.
fn field_of(wrong: Wrong) -> &'static str {
    match wrong {
        Wrong::NumberMissing | Wrong::NumberUnfit | Wrong::NumberReal => "card-no",
        Wrong::ExpiryMissing | Wrong::ExpiryUnfit | Wrong::ExpiryPast => "expiry-month",
        Wrong::NameMissing | Wrong::NameUnfit => "cardholder-name",
        Wrong::CodeMissing | Wrong::CodeUnfit => "cvc",
    }
}

struct Field<'a> {
    id: &'static str,
    name: &'static str,
    label: &'a str,
    hint: Option<&'a str>,
    value: &'a str,
    attributes: &'static str,
}

/// What is wrong with a field, as it stands beside it.
fn beside(words: &Words, id: &str, wrong: &[Wrong]) -> Option<String> {
    let it = wrong.iter().find(|it| field_of(**it) == id)?;
    Some(format!("<p class=\"wrong\" id=\"{id}-wrong\">{}</p>", escaped(words.wrong(*it))))
}

fn field(words: &Words, field: &Field<'_>, wrong: &[Wrong]) -> String {
    let Field { id, name, label, hint, value, attributes } = field;
    let beside = beside(words, id, wrong);
    let hinted = hint
        .map(|hint| format!("<p class=\"hint\" id=\"{id}-hint\">{}</p>", escaped(hint)))
        .unwrap_or_default();
    let mut described = Vec::new();
    if hint.is_some() {
        described.push(format!("{id}-hint"));
    }
    let invalid = if beside.is_some() {
        described.push(format!("{id}-wrong"));
        " aria-invalid=\"true\""
    } else {
        ""
    };
    let described = match described.is_empty() {
        true => String::new(),
        false => format!(" aria-describedby=\"{}\"", described.join(" ")),
    };
    format!(
        "<div class=\"field\"><label for=\"{id}\">{}</label>{hinted}{}\
         <input id=\"{id}\" name=\"{name}\" value=\"{}\"{invalid}{described} {attributes}></div>\n",
        escaped(label),
        beside.unwrap_or_default(),
        escaped(value),
    )
}

fn problems(words: &Words, wrong: &[Wrong]) -> String {
    if wrong.is_empty() {
        return String::new();
    }
    let items: String = wrong
        .iter()
        .map(|it| format!("<li><a href=\"#{}\">{}</a></li>", field_of(*it), escaped(words.wrong(*it))))
        .collect();
    format!(
        "<div class=\"problems\" role=\"alert\" tabindex=\"-1\" autofocus aria-labelledby=\"problems\">\
         <h2 id=\"problems\">{}</h2><ul>{items}</ul></div>\n",
        escaped(words.problem)
    )
}

fn expiry(words: &Words, typed: &Typed, wrong: &[Wrong]) -> String {
    let beside = beside(words, "expiry-month", wrong);
    let (invalid, described) = match &beside {
        Some(_) => (" aria-invalid=\"true\"", "expiry-hint expiry-month-wrong"),
        None => ("", "expiry-hint"),
    };
    format!(
        "<fieldset aria-describedby=\"{described}\"><legend>{}</legend>\
         <p class=\"hint\" id=\"expiry-hint\">{}</p>{}<div class=\"pair\">\
         <div><label for=\"expiry-month\">{}</label><input id=\"expiry-month\" name=\"expiryMonth\" value=\"{}\"{invalid} \
         inputmode=\"numeric\" autocomplete=\"cc-exp-month\" maxlength=\"2\" size=\"3\"></div>\
         <div><label for=\"expiry-year\">{}</label><input id=\"expiry-year\" name=\"expiryYear\" value=\"{}\"{invalid} \
         inputmode=\"numeric\" autocomplete=\"cc-exp-year\" maxlength=\"4\" size=\"5\"></div></div></fieldset>\n",
        escaped(words.expiry),
        escaped(words.expiry_hint),
        beside.unwrap_or_default(),
        escaped(words.month),
        escaped(&typed.month),
        escaped(words.year),
        escaped(&typed.year),
    )
}

fn mock_cards(words: &Words) -> String {
    let rows: String = cards::shown()
        .map(|(number, purpose)| {
            format!("<div><dt>{number}</dt><dd>{}</dd></div>", escaped(words.purpose(purpose)))
        })
        .collect();
    format!(
        "<section aria-labelledby=\"mock\"><h2 id=\"mock\">{}</h2>\n<p>{}</p>\n<dl>{rows}</dl></section>\n",
        escaped(words.mock_cards),
        escaped(words.mock_hint)
    )
}

/// Enter a card. What was typed is shown again, except number and code.
pub fn enter(council: &str, payment: &Payment, visit: &str, typed: &Typed, wrong: &[Wrong]) -> String {
    let words = Words::of(payment.wanted.welsh);
    let number = Field {
        id: "card-no",
        name: "cardNo",
        label: words.number,
        hint: None,
        value: "",
        attributes: "inputmode=\"numeric\" autocomplete=\"cc-number\" maxlength=\"26\"",
    };
    let name = Field {
        id: "cardholder-name",
        name: "cardholderName",
        label: words.name,
        hint: None,
        value: &typed.name,
        attributes: "autocomplete=\"cc-name\" maxlength=\"255\"",
    };
    let code = Field {
        id: "cvc",
        name: "cvc",
        label: words.code_label,
        hint: Some(words.code_hint),
        value: "",
        attributes: "inputmode=\"numeric\" autocomplete=\"cc-csc\" maxlength=\"4\" size=\"5\"",
    };
    let body = format!(
        "{}<h1>{}</h1>\n{}<form method=\"post\" action=\"{}\" novalidate>\n{}{}{}{}<button>{}</button></form>\n{}{}",
        problems(words, wrong),
        escaped(words.enter_title),
        summary(words, payment, ""),
        escaped(&place(visit, "")),
        field(words, &number, wrong),
        expiry(words, typed, wrong),
        field(words, &name, wrong),
        field(words, &code, wrong),
        escaped(words.go_on),
        cancel(words, visit),
        mock_cards(words),
    );
    page(words, council, words.enter_title, !wrong.is_empty(), &body)
}

/// The payer's bank asks.
pub fn ask_bank(council: &str, payment: &Payment, visit: &str) -> String {
    let words = Words::of(payment.wanted.welsh);
    let body = format!(
        "<h1>{}</h1>\n<p>{}</p>\n{}<form method=\"post\" action=\"{}\" class=\"choices\">\
         <button name=\"answer\" value=\"approve\">{}</button>\
         <button name=\"answer\" value=\"refuse\" class=\"second\">{}</button></form>\n",
        escaped(words.bank_title),
        escaped(words.bank_asks),
        summary(words, payment, ""),
        escaped(&place(visit, "/3ds_required")),
        escaped(words.approve),
        escaped(words.refuse),
    );
    page(words, council, words.bank_title, false, &body)
}

/// Confirm the amount.
pub fn confirm(council: &str, payment: &Payment, visit: &str) -> String {
    let words = Words::of(payment.wanted.welsh);
    let card = payment.card.as_ref().map(|card| {
        format!(
            "<div><dt>{}</dt><dd>{} {} {}</dd></div>",
            escaped(words.card),
            escaped(&card.scheme),
            escaped(words.ending),
            escaped(&card.last_digits),
        )
    });
    let title = format!("{}: {}", words.confirm_title, pounds(payment.wanted.amount));
    let body = format!(
        "<h1>{}</h1>\n{}<form method=\"post\" action=\"{}\"><button>{}</button></form>\n{}",
        escaped(&title),
        summary(words, payment, &card.unwrap_or_default()),
        escaped(&place(visit, "/confirm")),
        escaped(words.confirm),
        cancel(words, visit),
    );
    page(words, council, &title, false, &body)
}

/// How it ended. Nothing for a payment that goes on.
pub fn ended(council: &str, payment: &Payment) -> Option<String> {
    let words = Words::of(payment.wanted.welsh);
    let (title, next) = match payment.state() {
        State::Created | State::Started | State::Submitted => return None,
        State::Capturable | State::Success => words.paid,
        State::Rejected => words.declined,
        State::CancelledByPayer | State::Cancelled => words.cancelled,
        State::Expired => words.expired,
        State::Error => words.broken,
    };
    let taken = matches!(payment.state(), State::Capturable | State::Success);
    let money = if taken { "" } else { words.no_money };
    let body = format!(
        "<h1>{}</h1>\n<p>{}</p>\n<p>{}</p>\n<p><a class=\"button\" href=\"{}\">{}</a></p>\n",
        escaped(title),
        escaped(money),
        escaped(next),
        escaped(&payment.wanted.return_url),
        escaped(words.back),
    );
    Some(page(words, council, title, false, &body))
}

/// A page with a headline and a sentence.
pub fn note(words: &Words, council: &str, (title, sentence): (&str, &str)) -> String {
    let body = format!("<h1>{}</h1>\n<p>{}</p>\n", escaped(title), escaped(sentence));
    page(words, council, title, false, &body)
}
