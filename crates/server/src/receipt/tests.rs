//! Receipts as somebody has them: read back by another program than the one that wrote them, and looked at.

pub mod reader;

use super::{Kind, Line, Method, Paper, Refund, Seller, Unit, Vat, pdf};
use chrono::{DateTime, Utc};
use chrono_tz::Europe::London;
use permit_api::words::{self, Lang};
use reader::Read;

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn paper(language: Lang) -> Paper {
    let line = |description: &str, bundles, units, unit, each| Line {
        description: description.to_owned(),
        bundles,
        units,
        unit,
        each,
        pence: each * bundles,
        until: Some("2027-07-02".parse().unwrap()),
    };
    Paper {
        kind: Kind::Receipt,
        language,
        zone: London,
        order: "PV-7K3M-92QD".to_owned(),
        paid_at: utc("2026-07-01T23:30:00Z"),
        seller: Seller {
            name: "Cyngor Bae Morfa / Morfa Bay Council".to_owned(),
            address: ["Tŷ'r Harbwr", "1 Stryd y Cei", "Morfa Bay", "LL99 1AA"].map(str::to_owned).into(),
            email: Some("parking@morfa.example".to_owned()),
        },
        vat: Vat::OutsideScope,
        payer: Some("Siobhán Zieliński-Ŵyn".to_owned()),
        lines: vec![
            line("Visitor permit, 5 one-day visits", 2, 5, Unit::Visit, 900),
            line("Carer hours", 1, 10, Unit::Hour, 123_450),
        ],
        total: 125_250,
        method: Method::Card,
        reference: Some("hu20sqlact5260q2nanm0q8u93".to_owned()),
        refunds: Vec::new(),
        enquiries: "Morfa Bay Council, 01632 960300".to_owned(),
    }
}

fn note(language: Lang) -> Paper {
    let refund = |at, pence| Refund { at: utc(at), pence };
    let refunds = vec![refund("2026-07-03T09:00:00Z", 900), refund("2026-07-09T09:00:00Z", 450)];
    Paper { kind: Kind::RefundNote(refunds[1]), refunds, ..paper(language) }
}

fn made(paper: &Paper) -> Vec<u8> {
    pdf(paper, utc("2026-07-10T12:00:00Z")).unwrap()
}

fn read(paper: &Paper) -> Read {
    reader::read(made(paper))
}

#[track_caller]
fn holds(read: &Read, texts: &[&str]) {
    let mut rest = read.text.as_str();
    for text in texts {
        let at = rest.find(text).unwrap_or_else(|| panic!("no {text}, or out of order:\n{}", read.text));
        rest = &rest[at + text.len()..];
    }
}

#[test]
fn a_receipt_says_what_was_bought_in_reading_order() {
    let read = read(&paper(Lang::En));
    holds(
        &read,
        &[
            "Receipt",
            "Cyngor Bae Morfa / Morfa Bay Council Tŷ'r Harbwr 1 Stryd y Cei Morfa Bay LL99 1AA parking@morfa.example",
            "Thank you. You have paid £1,252.50.",
            "Order number PV-7K3M-92QD",
            "Paid on Thursday 2 July 2026",
            "Name Siobhán Zieliński-Ŵyn",
            "How it was paid Card",
            "Payment reference hu20sqlact5260q2nanm0q8u93",
            "What you bought Item Bundles Price each Amount",
            "Visitor permit, 5 one-day visits 5 visits in each bundle 2 £9.00 £18.00",
            "Carer hours 10 hours in each bundle 1 £1,234.50 £1,234.50",
            "Total £1,252.50",
            "outside the scope of VAT.",
            "until the end of Friday 2 July 2027.",
            "Questions Contact Morfa Bay Council, 01632 960300.",
            "your order number ready: PV-7K3M-92QD.",
        ],
    );
    assert_eq!(read.pages, 1);
    assert!(!read.text.contains("Page 1"), "the foot is for the eye");
    assert!(read.seen.contains("Receipt for order PV-7K3M-92QDPage 1 of 1"), "{}", read.seen);
}

#[test]
fn a_receipt_is_in_welsh_where_that_is_asked_for() {
    let read = read(&paper(Lang::Cy));
    holds(
        &read,
        &[
            "Derbynneb",
            "Rydych wedi talu £1,252.50.",
            "Dyddiad talu dydd Iau 2 Gorffennaf 2026",
            "Ymweliadau ym mhob bwndel: 5 2 £9.00",
            "Cyfanswm £1,252.50",
            "Cwestiynau",
        ],
    );
    assert_eq!(read.language, "cy-GB");
    assert_eq!(read.title, "Derbynneb PV-7K3M-92QD gan Cyngor Bae Morfa / Morfa Bay Council");
}

#[test]
fn a_refund_note_says_what_went_back_and_what_is_left() {
    let read = read(&note(Lang::En));
    holds(
        &read,
        &[
            "Refund note",
            "We have sent £4.50 back to the card",
            "Refunded on Thursday 9 July 2026",
            "Paid on Thursday 2 July 2026",
            "What the order was for",
            "Total £1,252.50",
            "Refunded on Friday 3 July 2026 −£9.00",
            "Refunded on Thursday 9 July 2026 −£4.50",
            "Paid after refunds £1,239.00",
        ],
    );
    assert_ne!(self::read(&note(Lang::Cy)).text, read.text);
}

#[test]
fn what_is_not_known_is_left_out() {
    let mut free = Paper {
        method: Method::NothingToPay,
        total: 0,
        payer: None,
        reference: None,
        vat: Vat::Included { percent_hundredths: 2000, number: "GB 123 4567 89".to_owned(), pence: 3 },
        ..paper(Lang::En)
    };
    for line in &mut free.lines {
        line.until = None;
    }
    free.seller.email = None;
    let read = read(&free);
    holds(
        &read,
        &[
            "There was nothing to pay.",
            "Ordered on Thursday 2 July 2026 How it was paid Nothing to pay What you bought",
            "Total £0.00 The total includes £0.03 of VAT at 20%. VAT registration number: GB 123 4567 89. Questions",
        ],
    );
    let exempt = self::read(&Paper { vat: Vat::Exempt, ..paper(Lang::En) });
    assert!(exempt.text.contains("exempt from VAT"));
    assert!(exempt.text.contains("parking@") && !read.text.contains("parking@"));
}

#[test]
fn a_rate_of_vat_is_written_as_people_write_it() {
    for (hundredths, written) in
        [(2000, "at 20%."), (1750, "at 17.5%."), (525, "at 5.25%."), (1, "at 0.01%.")]
    {
        let vat = Vat::Included { percent_hundredths: hundredths, number: "GB 1".to_owned(), pence: 3 };
        let text = read(&Paper { vat, ..paper(Lang::En) }).text;
        assert!(text.contains(written), "{written}: {text}");
    }
}

#[test]
fn lines_that_end_on_different_days_are_told_apart() {
    let mut mixed = paper(Lang::En);
    mixed.lines[1].until = Some("2028-07-02".parse().unwrap());
    holds(
        &read(&mixed),
        &[
            "Using what you bought",
            "Carer hours: you can use it until the end of Sunday 2 July 2028.",
            "Visitor permit, 5 one-day visits: you can use it until the end of Friday 2 July 2027.",
            "Questions",
        ],
    );
    mixed.lines[0].until = None;
    let text = read(&mixed).text;
    assert!(text.contains("Carer hours: you") && !text.contains("one-day visits: you"), "{text}");
}

#[test]
fn a_screen_reader_finds_headings_and_a_table_with_heads() {
    let read = read(&paper(Lang::En));
    let count = |tag: &str| read.tags.get(tag).copied().unwrap_or_default();
    assert_eq!([count("H1"), count("H2")], [1, 3]);
    assert_eq!([count("Table"), count("THead"), count("TBody"), count("TFoot")], [2, 1, 2, 1]);
    // Five facts, the heads of four columns, two lines and the total.
    assert_eq!([count("TR"), count("TH"), count("TD")], [9, 12, 12]);
    assert_eq!(read.language, "en-GB");
    assert_eq!(read.title, "Receipt PV-7K3M-92QD from Cyngor Bae Morfa / Morfa Bay Council");
    assert!(read.claims.contains("<pdfuaid:part>1<") && read.claims.contains("<pdfaid:part>2<"));
}

#[test]
fn many_lines_go_on_over_the_page_under_the_same_heads() {
    let mut long = paper(Lang::En);
    long.lines =
        (1..=60).map(|n| Line { description: format!("Bundle {n}."), ..long.lines[0].clone() }).collect();
    let read = read(&long);
    assert!((4..=6).contains(&read.pages), "{}", read.pages);
    let expected: Vec<_> = (1..=60).map(|n| format!("Bundle {n}.")).collect();
    holds(&read, &expected.iter().map(String::as_str).collect::<Vec<_>>());
    holds(&read, &["Bundle 60.", "Total £1,252.50", "Questions"]);
    assert_eq!(read.text.matches("Price each").count(), 1, "the heads are told once");
    assert!(read.seen.matches("Price each").count() > 1, "and seen on each page");
    assert!(read.seen.contains(&format!("Page {0} of {0}", read.pages)));
}

#[test]
fn no_name_can_spoil_a_receipt() {
    let long = |piece: &str| piece.repeat(500 / piece.chars().count() + 1);
    let names = [
        String::new(),
        "\u{0}\u{7}\r\n\t\u{1b}[31m".to_owned(),
        "\u{202e}evil\u{2066} \u{200f}שלום עולם".to_owned(),
        "🦀🏴󠁧󠁢󠁷󠁬󠁳󠁿👩‍👩‍👧".to_owned(),
        "王芳 \u{e000}\u{f8ff}\u{10ffff}\u{fffe}\u{feff}".to_owned(),
        "Z̸͑ä́l̵g̴o Ŵ Ŷ ỳ ﷺ ﬁ ½ (\\)".to_owned(),
        "{ $order } <b>&amp;</b>".to_owned(),
        long("W"),
        long("a b "),
        long("\u{301}"),
        long("ﷺ"),
        long(" "),
    ];
    for name in names {
        for language in Lang::ALL {
            let mut hostile = Paper {
                order: name.clone(),
                payer: Some(name.clone()),
                reference: Some(name.clone()),
                enquiries: name.clone(),
                vat: Vat::Included { percent_hundredths: u32::MAX, number: name.clone(), pence: u32::MAX },
                total: u32::MAX,
                ..note(language)
            };
            hostile.seller =
                Seller { name: name.clone(), address: vec![name.clone(); 3], email: Some(name.clone()) };
            for line in &mut hostile.lines {
                *line = Line { description: name.clone(), bundles: u32::MAX, each: u32::MAX, ..line.clone() };
            }
            let read = read(&hostile);
            assert!(read.text.contains("£42,949,672.95"), "{name:?}\n{}", read.text);
            assert!(read.inside, "{name:?} leaves the page");
        }
    }
}

#[test]
fn a_name_keeps_the_letters_the_font_has() {
    let told = |name: &str| read(&Paper { payer: Some(name.to_owned()), ..paper(Lang::En) }).text;
    assert!(
        told("Sia\u{302}n  \u{202e}Llŷr\u{200b} ").contains("Name Siân Llŷr How"),
        "composed, on one line"
    );
    assert!(told("Zoë 🦀").contains("Name Zoë \u{fffd} How"));
    assert!(told("Dvořák Łukasz Ḱarl").contains("Name Dvořák Łukasz Karl How"));
    assert!(!told("王芳").contains("Name"), "nothing of it can be printed");
}

#[test]
fn the_same_receipt_is_the_same_bytes() {
    let first = made(&paper(Lang::En));
    assert_eq!(first, made(&paper(Lang::En)));
    assert_ne!(first, made(&note(Lang::En)));
    assert!(first.len() < 60_000, "{} bytes", first.len());
}

#[test]
fn a_receipt_is_not_blank() {
    for (name, paper) in [("en", paper(Lang::En)), ("cy", note(Lang::Cy))] {
        let picture = reader::picture(made(&paper), 2.0);
        // For looking at them: RECEIPT_PICTURES=/some/folder cargo test -p permit-server receipt
        if let Some(folder) = std::env::var_os("RECEIPT_PICTURES") {
            picture.save(std::path::Path::new(&folder).join(format!("receipt-{name}.png"))).unwrap();
        }
        let dark = picture.pixels().filter(|pixel| pixel.0[0] < 128).count();
        let share = dark * 1000 / picture.pixels().count();
        assert!((10..100).contains(&share), "{share} in a thousand are dark");
    }
}

#[test]
fn every_message_is_used() {
    let file = include_str!("../../../../ui/messages/en/receipt.ftl");
    let wording = include_str!("wording.rs");
    let keys: Vec<_> = file.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key).collect();
    assert!(keys.len() > 30);
    for key in keys.iter().filter_map(|key| key.strip_prefix("receipt-")) {
        let part = key.strip_prefix("column-").unwrap_or(key);
        assert!(wording.contains(&format!("\"{part}\"")), "{key} is on no receipt");
        assert!(Lang::ALL.iter().all(|lang| words::has(&format!("receipt-{key}"), *lang)), "{key}");
    }
}

#[test]
fn the_font_has_every_letter_of_the_sentences() {
    let faces = super::face::Faces::open().unwrap();
    let files = [
        include_str!("../../../../ui/messages/en/receipt.ftl"),
        include_str!("../../../../ui/messages/cy/receipt.ftl"),
        include_str!("../../../../ui/messages/en/times.ftl"),
        include_str!("../../../../ui/messages/cy/times.ftl"),
    ];
    for line in files.iter().flat_map(|file| file.lines()) {
        for word in line.split_whitespace().chain(["£0123456789,.…−\u{fffd}ŵŷâêîôûáńŴŶ"]) {
            for bold in [false, true] {
                assert_eq!(faces.of(bold).clean(word), word);
            }
        }
    }
}
