//! Who is told of the end of a stay: choices, the numbers of visitors, and that each is told once of each end.

use super::fixture::{LASTING, SCHEME, account, activate, admit, key, monday, stamp, with_visits};
use crate::letters::{Contact, Letter, LetterKind};
use crate::store::accounts::Told;
use crate::store::audit::Line;
use crate::store::{
    Ending, HolderKey, Notice, NoticeChoice, NoticeOutcome, NoticeWay, Outcome, RequestStamp, Store, Verdict,
    VisitorNumber,
};
use chrono::{DateTime, Duration, Utc};
use permit_api::words::Lang;
use permit_rules::{Channel, Command, Holder, Stay, decide};

const MOBILE: &str = "+447700900555";

/// The end of the Monday in Cambridge.
fn midnight() -> DateTime<Utc> {
    "2026-06-01T23:00:00Z".parse().unwrap()
}

/// Has a command decided, with the number of a visitor for each stay it leads to.
async fn ask(
    store: &dyn Store,
    key: &HolderKey,
    name: &str,
    command: Command,
    visitor: Option<&str>,
    at: DateTime<Utc>,
) -> Stay {
    let visitor = visitor.map(str::to_owned);
    let judge = move |holder: &Holder| {
        let decision = decide(holder, &command, &LASTING, at)?;
        let number = |stay: &Stay| {
            let mobile = visitor.clone()?;
            Some(VisitorNumber { stay: stay.id.clone(), mobile, language: Lang::Cy })
        };
        let visitors = decision.reply.stays().iter().filter_map(number).collect();
        Ok(Verdict { visitors, ..Verdict::from(decision) })
    };
    let stamp = RequestStamp { at, ..stamp(name, name) };
    match store.decide(key.clone(), stamp, Box::new(judge)).await.unwrap() {
        Outcome::Answered(answered) => answered.answer.unwrap().stay().unwrap().clone(),
        other @ (Outcome::Reused | Outcome::NoHolder) => panic!("{name}: {other:?}"),
    }
}

async fn endings(store: &dyn Store, key: &HolderKey) -> Vec<Ending> {
    let after = midnight() - Duration::seconds(1);
    store.ending(key.council.clone(), after, midnight() + Duration::days(9)).await.unwrap()
}

fn notice(key: &HolderKey, stay: &Stay, whom: &str, to: Contact, at: DateTime<Utc>) -> Notice {
    let letter = Letter {
        id: format!("{whom}-{}-{}", stay.id, stay.end.timestamp()),
        council: key.council.clone(),
        to,
        language: Lang::En,
        kind: LetterKind::VisitEnding,
        args: [].into(),
        points: Vec::new(),
        not_before: at,
        about: None,
        encloses: None,
    };
    let since = at - Duration::days(1);
    Notice { key: key.clone(), stay: stay.clone(), whom: whom.to_owned(), letter, most_texts: 2, since, at }
}

fn visitors(key: &HolderKey, stay: &Stay, at: DateTime<Utc>) -> Notice {
    notice(key, stay, "visitor", Contact::Mobile(MOBILE.to_owned()), at)
}

async fn letters(store: &dyn Store) -> Vec<String> {
    store.latest(100).await.unwrap().into_iter().map(|it| it.letter.id).collect()
}

pub async fn a_choice_is_an_accounts_until_it_closes(store: &dyn Store) {
    let (ada, bea) = (key("ada"), key("bea"));
    admit(store, &ada).await;
    admit(store, &bea).await;
    let council = || ada.council.clone();
    let choice = async |account: &str| store.notice_choice(council(), account.to_owned()).await.unwrap();
    assert_eq!(choice("ada").await, None);
    let by = |way, minutes| Some(NoticeChoice { way, minutes });
    let choose = async |choice| {
        store.choose_notice(ada.clone(), "ada".to_owned(), choice, Told::default()).await.unwrap();
    };
    choose(by(NoticeWay::Email, 15)).await;
    choose(by(NoticeWay::Text, 60)).await;
    assert_eq!((choice("ada").await, choice("bea").await), (by(NoticeWay::Text, 60), None));
    choose(None).await;
    assert_eq!(choice("ada").await, None);
    choose(by(NoticeWay::Email, 30)).await;
    assert!(store.close_account(council(), "ada".to_owned(), Told::default()).await.unwrap());
    assert_eq!(choice("ada").await, None);
}

pub async fn ends_are_found_where_somebody_wants_to_know(store: &dyn Store) {
    let (ada, bea) = (key("ada"), key("bea"));
    with_visits(store, &ada, 4).await;
    with_visits(store, &bea, 4).await;
    let alone = ask(store, &ada, "r1", activate("r1", "AB12CDE", 1), None, monday()).await;
    let number = Some(MOBILE);
    let visited = ask(store, &bea, "r2", activate("r2", "XY34ZZZ", 1), number, monday()).await;
    ask(store, &bea, "r3", activate("r3", "FG34HJK", 1), None, monday()).await;
    let found = endings(store, &ada).await;
    assert_eq!(found.iter().map(|it| &it.stay).collect::<Vec<_>>(), [&visited]);
    let visitor = found[0].visitor.as_ref().unwrap();
    assert_eq!((visitor.mobile.as_str(), visitor.language), (MOBILE, Lang::Cy));
    assert_eq!(store.with_visitors(bea.clone()).await.unwrap(), std::slice::from_ref(&visited.id));
    assert_eq!(store.with_visitors(ada.clone()).await.unwrap(), []);
    let choice = Some(NoticeChoice { way: NoticeWay::Email, minutes: 15 });
    store.choose_notice(ada.clone(), "ada".to_owned(), choice, Told::default()).await.unwrap();
    let found = endings(store, &ada).await;
    assert_eq!(found.iter().map(|it| &it.stay).collect::<Vec<_>>(), [&alone, &visited]);
    assert_eq!((&found[0].key, found[0].visitor.clone()), (&ada, None));
    let ending = async |after, until| store.ending(ada.council.clone(), after, until).await.unwrap().len();
    assert_eq!(ending(monday(), midnight() - Duration::seconds(1)).await, 0);
    assert_eq!(ending(monday(), midnight()).await, 2);
    assert_eq!(ending(midnight(), midnight() + Duration::days(1)).await, 0);
}

pub async fn an_end_is_told_once_as_it_is(store: &dyn Store) {
    let ada = key("ada");
    with_visits(store, &ada, 4).await;
    let stay = ask(store, &ada, "r1", activate("r1", "AB12CDE", 1), Some(MOBILE), monday()).await;
    let tell = async |notice| store.tell_end(notice).await.unwrap();
    let first = visitors(&ada, &stay, monday());
    assert_eq!(tell(first.clone()).await, NoticeOutcome::Told);
    assert_eq!(tell(first.clone()).await, NoticeOutcome::Nothing);
    assert_eq!(letters(store).await, std::slice::from_ref(&first.letter.id));
    assert_eq!(endings(store, &ada).await[0].told, ["visitor".to_owned()].into());
    // What the letter says is not so any more.
    let wrong = permit_rules::Vrn::read("AB12CDF").unwrap();
    let other =
        |stay: Stay| notice(&ada, &stay, "account ada", Contact::Email("a@example.org".to_owned()), monday());
    assert_eq!(tell(other(Stay { vrn: wrong, ..stay.clone() })).await, NoticeOutcome::Nothing);
    let later = Stay { end: stay.end + Duration::hours(1), ..stay.clone() };
    assert_eq!(tell(other(later)).await, NoticeOutcome::Nothing);
    let command = Command::Extend(permit_rules::command::Extend {
        stay: stay.id.clone(),
        length: permit_rules::Length::Days { days: 1 },
        channel: Channel::App,
    });
    let longer = ask(store, &ada, "r2", command, None, monday()).await;
    assert_eq!(endings(store, &ada).await[0].told, [].into(), "another end");
    assert_eq!(tell(first).await, NoticeOutcome::Nothing);
    assert_eq!(tell(visitors(&ada, &longer, monday())).await, NoticeOutcome::Told);
    assert_eq!(letters(store).await.len(), 2);
}

pub async fn so_many_texts_and_no_more(store: &dyn Store) {
    let ada = key("ada");
    with_visits(store, &ada, 5).await;
    let mut stays = Vec::new();
    for (n, plate) in ["AA11AAA", "BB22BBB", "CC33CCC", "DD44DDD"].into_iter().enumerate() {
        let name = format!("r{n}");
        stays.push(ask(store, &ada, &name, activate(&name, plate, 1), Some(MOBILE), monday()).await);
    }
    let tell = async |notice| store.tell_end(notice).await.unwrap();
    assert_eq!(tell(visitors(&ada, &stays[0], monday())).await, NoticeOutcome::Told);
    assert_eq!(tell(visitors(&ada, &stays[1], monday())).await, NoticeOutcome::Told);
    assert_eq!(tell(visitors(&ada, &stays[2], monday())).await, NoticeOutcome::TooMany);
    assert_eq!(tell(visitors(&ada, &stays[2], monday())).await, NoticeOutcome::Nothing);
    let email = Contact::Email("a@example.org".to_owned());
    let mail = notice(&ada, &stays[2], "account ada", email, monday());
    assert_eq!(tell(mail).await, NoticeOutcome::Told, "letters are no texts");
    let next_day = monday() + Duration::hours(24);
    assert_eq!(tell(visitors(&ada, &stays[3], next_day)).await, NoticeOutcome::Told);
    assert_eq!(letters(store).await.len(), 4);
}

pub async fn numbers_of_visitors_are_forgotten_with_their_letters(store: &dyn Store) {
    let ada = key("ada");
    with_visits(store, &ada, 5).await;
    let over = ask(store, &ada, "r1", activate("r1", "AB12CDE", 1), Some(MOBILE), monday()).await;
    let on = ask(store, &ada, "r2", activate("r2", "XY34ZZZ", 2), Some(MOBILE), monday()).await;
    let email = Contact::Email("a@example.org".to_owned());
    for notice in [
        visitors(&ada, &over, monday()),
        visitors(&ada, &on, monday()),
        notice(&ada, &over, "account ada", email, monday()),
    ] {
        assert_eq!(store.tell_end(notice).await.unwrap(), NoticeOutcome::Told);
    }
    let forget = async |now: DateTime<Utc>| {
        let council = ada.council.clone();
        store.forget_visitors(council, now, now - Duration::days(1)).await.unwrap()
    };
    assert_eq!(forget(midnight() - Duration::seconds(1)).await, 0);
    assert_eq!(letters(store).await.len(), 3);
    assert_eq!(forget(midnight()).await, 1);
    assert_eq!(forget(midnight()).await, 0);
    assert_eq!(store.with_visitors(ada.clone()).await.unwrap(), std::slice::from_ref(&on.id));
    let left = letters(store).await;
    assert!(left.iter().all(|id| !id.starts_with(&format!("visitor-{}", over.id))) && left.len() == 2);
    let stop = Command::Stop { stay: on.id.clone(), channel: Channel::App };
    ask(store, &ada, "r3", stop, None, midnight()).await;
    assert_eq!(forget(midnight()).await, 1, "a stay that was stopped is over");
    assert_eq!((store.with_visitors(ada.clone()).await.unwrap(), letters(store).await.len()), (vec![], 1));
    assert_eq!(endings(store, &ada).await, []);
}

pub async fn looks_at_a_holder_are_found(store: &dyn Store) {
    let ada = key("ada");
    store
        .admit(crate::store::Admission { zone: None, registered_until: None, account: account(&ada, "ada") })
        .await
        .unwrap();
    let line = |action: &str, holder: Option<&str>| Line {
        council: SCHEME.council.clone(),
        at: monday(),
        account: Some("cal".to_owned()),
        action: action.to_owned(),
        holder: holder.map(|it| it.parse().unwrap()),
        subject: None,
        note: None,
    };
    let lines = vec![
        line("find_holders", Some("ada")),
        line("find_holders", None),
        line("open_caller", Some("bea")),
        line("desk_activate", Some("ada")),
        line("open_caller", Some("ada")),
    ];
    store.note(lines).await.unwrap();
    let found = async |council: &str, actions| {
        let found =
            store.record_of_holder(council.parse().unwrap(), ada.holder.clone(), actions).await.unwrap();
        found.into_iter().map(|it| it.line.action).collect::<Vec<_>>()
    };
    assert_eq!(
        found("cambridgeshire", &["find_holders", "open_caller"]).await,
        ["find_holders", "open_caller"]
    );
    assert_eq!(found("cambridgeshire", &[]).await, [""; 0]);
    assert_eq!(found("morfa", &["open_caller"]).await, [""; 0]);
}
