//! What goes with a letter: a receipt by real SMTP, and nothing where nobody takes it or it cannot be made.

use super::by_mail::{post_at, read};
use super::mail_server::MailServer;
use super::{Office, SCHEME, letter, monday};
use crate::letters::{Enclosure, Letter, LetterKind, Post};
use crate::receipt::tests::reader;
use crate::store::{Account, Admission, HolderKey, LetterState, RequestStamp};
use mail_parser::{MessageParser, MimeHeaders};
use permit_api::access::Role;
use permit_api::words::Lang;
use permit_rules::order::{Buy, Checkout, Fact};
use permit_rules::{Channel, Command, Holder};

fn key() -> HolderKey {
    HolderKey { council: SCHEME.council.clone(), holder: "h1".parse().unwrap() }
}

async fn decided(office: &Office, request: &str, buy: Buy) {
    let stamp = RequestStamp {
        request: request.parse().unwrap(),
        fingerprint: [0; 32],
        operation: "test",
        account: None,
        channel: None,
        at: monday(),
        order: Some("o1".parse().unwrap()),
    };
    let command = Command::Buy(buy);
    let judge =
        move |holder: &Holder| Ok(permit_rules::decide(holder, &command, &SCHEME, monday()).unwrap().into());
    office.store.decide(key(), stamp, Box::new(judge)).await.unwrap();
}

/// An office with an order of two bundles; it is paid where that is said.
async fn office(post: Post, paid: bool) -> Office {
    let office = Office::new(post);
    let account = Account {
        id: "ada".to_owned(),
        council: SCHEME.council.clone(),
        holder: Some(key().holder),
        role: Role::Resident,
        email: Some("ada@example.org".to_owned()),
        mobile: None,
        name: "Ada Lovelace".to_owned(),
        password: "$argon2id$none".to_owned(),
        language: Lang::En,
        since: monday(),
    };
    let (zone, until) = ("kite".parse().unwrap(), "2026-08-31".parse().unwrap());
    let admission = Admission { zone: Some(zone), registered_until: Some(until), account };
    office.store.admit(admission).await.unwrap();
    let product = SCHEME.products[0].id.clone();
    decided(&office, "fill", Buy::Fill { product, bundles: 2 }).await;
    let checkout = Checkout {
        id: "o1".parse().unwrap(),
        number: "PV-7K3M-92QD".to_owned(),
        back: "b".to_owned(),
        account: "ada".to_owned(),
        channel: Channel::App,
        pence: 3600,
    };
    decided(&office, "checkout", Buy::Checkout(checkout)).await;
    if paid {
        let fact = Fact::Paid { payment: "p1".to_owned(), pence: 3600, number: "PV-7K3M-92QD".to_owned() };
        decided(&office, "settle", Buy::Settle { order: "o1".parse().unwrap(), fact }).await;
    }
    office
}

fn receipt(language: Lang) -> Letter {
    let encloses = Some(Enclosure::Receipt { holder: key().holder, order: "o1".parse().unwrap() });
    Letter { encloses, language, ..letter("a", LetterKind::ReceiptAgain) }
}

#[tokio::test]
async fn a_receipt_arrives_as_a_pdf_beside_the_words() {
    for (language, paid) in [(Lang::En, "You have paid £36.00."), (Lang::Cy, "Rydych wedi talu £36.00.")] {
        let mut server = MailServer::start().await;
        let office = office(post_at(server.address), true).await;
        server.refuse(&[451]);
        office.post(&[receipt(language)]).await;
        office.round().await;
        office.round_after(2).await;
        let [arrived] = &server.arrivals()[..] else { panic!("not one letter") };
        let message = MessageParser::default().parse(&arrived.message[..]).unwrap();
        assert_eq!((message.text_body_count(), message.html_body_count()), (1, 1));
        assert!(message.body_text(0).unwrap().contains("PV-7K3M-92QD"));
        assert_eq!(message.attachment_count(), 1);
        let attached = message.attachment(0).unwrap();
        let kind = attached.content_type().unwrap();
        assert_eq!((kind.ctype(), kind.subtype()), ("application", Some("pdf")));
        assert_eq!(attached.attachment_name(), Some("receipt-PV-7K3M-92QD.pdf"));
        let told = reader::read(attached.contents().to_vec());
        for words in [paid, "PV-7K3M-92QD", "Ada Lovelace"] {
            assert!(told.text.contains(words), "{words}: {}", told.text);
        }
    }
}

#[tokio::test]
async fn a_letter_goes_without_what_cannot_be_made() {
    let mut server = MailServer::start().await;
    let office = office(post_at(server.address), false).await;
    let of = |holder: &str, order: &str, id: &str| {
        let (holder, order) = (holder.parse().unwrap(), order.parse().unwrap());
        Letter {
            id: id.to_owned(),
            encloses: Some(Enclosure::Receipt { holder, order }),
            ..receipt(Lang::En)
        }
    };
    let refund = Enclosure::RefundNote {
        holder: key().holder,
        order: "o1".parse().unwrap(),
        refund: "r1".parse().unwrap(),
    };
    let note = Letter { id: "d".to_owned(), encloses: Some(refund), ..receipt(Lang::En) };
    let (unpaid, unknown, elsewhere) = (of("h1", "o1", "a"), of("h1", "o2", "b"), of("h2", "o1", "c"));
    office.post(&[unpaid, unknown, elsewhere, note]).await;
    office.round().await;
    let arrivals = server.arrivals();
    assert_eq!(arrivals.len(), 4);
    for arrived in &arrivals {
        let message = read(&arrived.message);
        assert_eq!(message.attachment_count(), 0);
        assert!(message.body_text(0).unwrap().contains("PV-7K3M-92QD"));
    }
    for id in ["a", "b", "c", "d"] {
        assert_eq!(office.state(id).await, LetterState::Sent);
    }
}

#[test]
fn what_is_enclosed_is_kept_and_older_letters_enclose_nothing() {
    let kept = serde_json::to_value(receipt(Lang::En)).unwrap();
    assert_eq!(kept["encloses"], serde_json::json!({ "paper": "receipt", "holder": "h1", "order": "o1" }));
    assert_eq!(serde_json::from_value::<Letter>(kept.clone()).unwrap(), receipt(Lang::En));
    let mut older = kept;
    older.as_object_mut().unwrap().remove("encloses");
    assert_eq!(serde_json::from_value::<Letter>(older.clone()).unwrap().encloses, None);
    assert_eq!(serde_json::to_value(letter("a", LetterKind::ReceiptAgain)).unwrap(), older);
}
