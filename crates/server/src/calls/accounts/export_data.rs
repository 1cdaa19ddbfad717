//! Everything kept about a person, as a file they can read. Who of the council acted is not theirs to have; that the
//! council did is.

use super::own;
use crate::calls::buying::history;
use crate::calls::{Ask, connections, helped};
use crate::letters::Contact;
use crate::store::audit::Sealed;
use crate::store::{Account, KeptLetter, LetterState, Session};
use chrono::{DateTime, Utc};
use permit_api::Problem;
use permit_api::accounts::{Export, ExportData};
use permit_api::helping::{GetHelped, HelpersView};
use permit_api::orders::OrderView;
use permit_api::{Code, words::Lang};
use permit_rules::{Order, day};
use serde_json::{Value, json};

/// What the telephone desk does when it looks somebody up.
const LOOKED_UP: &[&str] = &["find_holders", "open_caller", "check_identity"];

pub async fn answer(ask: &Ask<'_>, session: &Session, _: ExportData) -> Result<Export, Problem> {
    let (store, account, key) = (&ask.office.store, own(ask, session).await?, session.key()?);
    let (council, id) = (account.council.clone(), account.id.clone());
    let everything = store.load(key.clone(), DateTime::<Utc>::MIN_UTC).await?;
    let holder = everything.ok_or_else(|| Problem::new(Code::Internal))?.holder;
    let orders = store.orders(key.clone()).await?;
    let names = history::names(ask, &key, &orders).await?;
    let registrations = store.registrations(key).await?;
    let visitors = store.with_visitors(session.key()?).await?;
    let chosen = store.notice_choice(council.clone(), id.clone()).await?;
    let looked_up = store.record_of_holder(council.clone(), holder.id.clone(), LOOKED_UP).await?;
    let devices = store.sessions(council.clone(), id.clone()).await?;
    let passkeys = store.passkeys(council.clone(), id.clone()).await?;
    let letters = store.letters_to(council.clone(), contacts(&account)).await?;
    let mut record = store.record_of(council.clone(), id.clone()).await?;
    for registration in &registrations {
        record.extend(store.record_of(council.clone(), registration.id.to_string()).await?);
    }
    record.sort_by_key(|it| it.place);
    let ordered = |it: &Order| OrderView::of(it, names.get(&it.account).cloned(), false, ask.scheme, ask.now);
    let device =
        |it: &Session| json!({ "name": it.name, "kind": it.kind, "since": it.since, "seen": it.seen });
    let told = json!({
        "made_at": ask.now,
        "account": account_told(&account),
        "passkeys": passkeys.iter().map(|it| json!({ "name": it.name, "since": it.since })).collect::<Vec<_>>(),
        "devices": devices.iter().filter(|it| ask.now < it.until).map(device).collect::<Vec<_>>(),
        "connections": connections::list(ask, session).await?,
        "permit_holder": {
            "id": holder.id,
            "name": holder.name,
            "home": holder.home,
            "zone": holder.zone,
            "registered_until": holder.registered_until,
        },
        "registrations": registrations,
        "orders": orders.iter().map(ordered).collect::<Vec<_>>(),
        "bundles": holder.bundles.values().collect::<Vec<_>>(),
        "saved_plates": holder.plates.kept,
        "links_for_visitors": holder.links.values().collect::<Vec<_>>(),
        "helpers": HelpersView::of(&holder.helpers, ask.now).helpers,
        "helps": helped::answer(ask, session, GetHelped {}).await?.holders,
        "stays": holder.stays.values().collect::<Vec<_>>(),
        "notices": {
            "before_a_visit_ends": chosen.map(|it| json!({ "by": it.way.name(), "minutes": it.minutes })),
            // Whose numbers are kept until the stay is over; they are the visitors' own.
            "visitors_to_be_told": visitors,
        },
        "looked_up_by_the_telephone_desk": looked_up.iter().map(|it| line_told(it, &id)).collect::<Vec<_>>(),
        "letters": letters.iter().map(letter_told).collect::<Vec<_>>(),
        "record": record.iter().map(|it| line_told(it, &id)).collect::<Vec<_>>(),
    });
    let json = serde_json::to_string_pretty(&told).map_err(|_| Problem::new(Code::Internal))?;
    let day = day::of(ask.now, ask.scheme.timezone);
    Ok(Export { file_name: format!("visitor-permits-{day}.json"), json, saved: None })
}

fn account_told(account: &Account) -> Value {
    let language = match account.language {
        Lang::En => "English",
        Lang::Cy => "Cymraeg",
    };
    json!({
        "id": account.id,
        "council": account.council,
        "name": account.name,
        "email": account.email,
        "mobile": account.mobile,
        "language": language,
        "since": account.since,
    })
}

fn contacts(account: &Account) -> Vec<Contact> {
    let (email, mobile) = (account.email.clone(), account.mobile.clone());
    email.map(Contact::Email).into_iter().chain(mobile.map(Contact::Mobile)).collect()
}

/// What it was and when, not what it said: a code in it may still work.
fn letter_told(kept: &KeptLetter) -> Value {
    let (way, state) = match (&kept.letter.to, &kept.state) {
        (Contact::Email(_), state) => ("email", state),
        (Contact::Mobile(_), state) => ("text", state),
    };
    let state = match state {
        LetterState::Waiting => "waiting",
        LetterState::Sent => "sent",
        LetterState::GivenUp(_) => "given_up",
        LetterState::Recalled => "recalled",
    };
    json!({ "kind": kept.letter.kind, "by": way, "state": state, "at": kept.at })
}

fn line_told(sealed: &Sealed, own: &str) -> Value {
    let line = &sealed.line;
    let by = match line.account.as_deref() {
        Some(account) if account == own => "you",
        Some(_) => "the council",
        None => "the system",
    };
    json!({ "at": line.at, "action": line.action, "by": by, "note": line.note })
}
