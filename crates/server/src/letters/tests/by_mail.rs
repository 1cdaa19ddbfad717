//! E-mail: what arrives, and what happens when it does not.

use super::mail_server::MailServer;
use super::{Office, given_up, letter, monday, rejected};
use crate::clock::Clock;
use crate::letters::smtp::SmtpAccess;
use crate::letters::{Contact, Letter, LetterKind, Post, Route};
use crate::store::LetterState;
use mail_parser::{Message, MessageParser};
use permit_api::words::Lang;
use std::net::SocketAddr;

pub fn post_at(address: SocketAddr) -> Post {
    let access =
        SmtpAccess::new(&format!("smtp://{address}"), None, "Hawlenni <permits@council.example.org>");
    Post { email: Route::Smtp(access.unwrap()), mobile: Route::Waits }
}

pub fn read(message: &[u8]) -> Message<'_> {
    MessageParser::default().parse(message).unwrap()
}

#[tokio::test]
async fn a_letter_arrives_whole_in_welsh() {
    let mut server = MailServer::start().await;
    let office = Office::new(post_at(server.address));
    office.post(&[Letter { language: Lang::Cy, ..rejected("decision-7") }]).await;
    office.round().await;
    assert_eq!(office.state("decision-7").await, LetterState::Sent);
    let [arrived] = &server.arrivals()[..] else { panic!("not one letter") };
    assert_eq!(arrived.to, ["ada@example.org"]);
    let message = read(&arrived.message);
    assert_eq!(message.subject(), Some("Nid yw eich cofrestriad wedi’i gymeradwyo"));
    let from = message.from().unwrap().first().unwrap();
    assert_eq!((from.name(), from.address()), (Some("Hawlenni"), Some("permits@council.example.org")));
    assert_eq!(message.date().unwrap().to_timestamp(), monday().timestamp());
    assert_eq!(message.header("Auto-Submitted").and_then(|it| it.as_text()), Some("auto-generated"));
    let id = message.message_id().unwrap();
    assert!(id.ends_with("@council.example.org") && !id.contains("decision") && !id.contains("ada"), "{id}");
    assert_eq!((message.text_body_count(), message.html_body_count()), (1, 1));
    let (plain, page) = (message.body_text(0).unwrap(), message.body_html(0).unwrap());
    for words in ["Bil cyfleustodau: mae’n rhy hen. Anfonwch un mwy diweddar.", "Cyngor Sir Swydd Gaergrawnt"]
    {
        assert!(plain.contains(words) && page.contains(words), "{words}: {plain}");
    }
    assert!(page.contains("<html lang=\"cy\">"), "{page}");
}

#[tokio::test]
async fn a_server_that_is_busy_is_asked_again_and_takes_it_once() {
    let mut server = MailServer::start().await;
    let office = Office::new(post_at(server.address));
    server.refuse(&[451, 451]);
    office.post(&[rejected("a")]).await;
    office.round().await;
    office.round().await;
    assert_eq!(office.state("a").await, LetterState::Waiting);
    office.round_after(2).await;
    assert_eq!((office.state("a").await, server.arrivals().len()), (LetterState::Waiting, 0));
    office.round_after(6).await;
    office.round_after(600).await;
    assert_eq!((office.state("a").await, server.arrivals().len()), (LetterState::Sent, 1));
}

#[tokio::test]
async fn a_mailbox_that_is_not_there_is_given_up_and_trouble_with_the_server_is_not() {
    let cases =
        [(550, true), (552, true), (553, true), (421, false), (450, false), (452, false), (530, false)];
    for (code, final_) in cases {
        let mut server = MailServer::start().await;
        let office = Office::new(post_at(server.address));
        server.refuse(&[code]);
        office.post(&[rejected("a")]).await;
        office.round().await;
        let expected = if final_ { given_up(&format!("smtp_{code}")) } else { LetterState::Waiting };
        assert_eq!(office.state("a").await, expected, "{code}");
        office.round_after(5).await;
        assert_eq!(server.arrivals().len(), usize::from(!final_), "{code}");
    }
}

#[tokio::test]
async fn an_address_that_is_none_is_given_up_and_takes_no_other_down() {
    let mut server = MailServer::start().await;
    let office = Office::new(post_at(server.address));
    let nowhere =
        Letter { to: Contact::Email("nobody\r\nBcc: eve@example.org".to_owned()), ..rejected("bad") };
    office.post(&[nowhere, rejected("good")]).await;
    office.round().await;
    assert_eq!(office.state("bad").await, given_up("bad_address"));
    assert_eq!(office.state("good").await, LetterState::Sent);
    assert_eq!(server.arrivals().len(), 1);
}

#[tokio::test]
async fn a_server_that_is_away_is_written_to_when_it_is_back() {
    let address = MailServer::start().await.stop().await;
    let office = Office::new(post_at(address));
    office.post(&[rejected("a"), rejected("b")]).await;
    office.round().await;
    assert_eq!(office.state("a").await, LetterState::Waiting);
    let mut server = MailServer::at(address).await;
    office.round().await;
    assert_eq!(server.arrivals().len(), 0, "not before its time");
    office.round_after(2).await;
    assert_eq!(server.arrivals().len(), 2);
    // A connection that was kept is of no use after a restart of the server.
    server.stop().await;
    let mut server = MailServer::at(address).await;
    office.post(&[rejected("c")]).await;
    office.round().await;
    office.round_after(2).await;
    assert_eq!((office.state("c").await, server.arrivals().len()), (LetterState::Sent, 1));
}

#[tokio::test]
async fn after_two_days_nobody_tries_again() {
    let address = MailServer::start().await.stop().await;
    let office = Office::new(post_at(address));
    office.post(&[letter("a", LetterKind::NameApproved)]).await;
    let mut waited = Vec::new();
    office.round().await;
    while office.state("a").await == LetterState::Waiting {
        let due = office.store.latest(1).await.unwrap()[0].at;
        let minutes = (due - office.clock.now()).num_minutes() + 1;
        waited.push(minutes);
        assert!(waited.len() < 100, "it is never given up");
        office.round_after(minutes).await;
    }
    assert_eq!(office.state("a").await, given_up("smtp_unreachable"));
    for (waited, planned) in waited.iter().zip([1, 5, 15, 60, 240, 240]) {
        assert!((planned..=planned + planned / 10 + 1).contains(waited), "{waited} minutes, not {planned}");
    }
    let hours = waited.iter().sum::<i64>() / 60;
    assert!((48..=56).contains(&hours), "given up after {hours} hours");
}

#[tokio::test]
async fn the_server_is_told_who_writes() {
    let mut server = MailServer::for_known_senders().await;
    let url = format!("smtp://permits%40council@{}", server.address);
    let access = SmtpAccess::new(&url, Some("a/b%c d"), "permits@council.example.org").unwrap();
    let office = Office::new(Post { email: Route::Smtp(access), mobile: Route::Waits });
    office.post(&[rejected("a")]).await;
    office.round().await;
    assert_eq!(server.arrivals()[0].user.as_deref(), Some("permits@council a/b%c d"));
}

#[tokio::test]
async fn posting_wakes_the_loop_and_stopping_finishes_what_is_under_way() {
    let mut server = MailServer::start().await;
    let office = Office::new(post_at(server.address));
    let running = tokio::spawn(std::sync::Arc::clone(&office.sending).run(office.stop.subscribe()));
    for id in ["a", "b"] {
        office.post(&[rejected(id)]).await;
        let arrives = tokio::time::timeout(std::time::Duration::from_secs(10), server.arrived.recv());
        arrives.await.expect("the bell wakes the loop");
    }
    office.stop.send_replace(true);
    running.await.unwrap();
    assert_eq!(office.state("a").await, LetterState::Sent);
    assert_eq!(office.state("b").await, LetterState::Sent);
}
