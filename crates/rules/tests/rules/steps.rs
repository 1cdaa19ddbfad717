//! Short ways to say what an applicant and a reviewer do. Proves nothing by itself.

use crate::fixture::{cambridgeshire, day, utc};
use chrono::{DateTime, NaiveDate, Utc};
use permit_rules::registration::{
    Evidence, EvidenceKind, Ground, PermitClaim, Purpose, Shortcoming, Standing, Step,
};
use permit_rules::{Command, Holder, Home, Refusal, Registration, Scheme, decide};

/// Somebody who has just made an account.
pub fn stranger() -> Holder {
    Holder::new(cambridgeshire().council, "h1".parse().expect("an id"))
}

/// Takes a step and takes its changes over.
pub fn take_in(holder: &mut Holder, step: Step, scheme: &Scheme, now: DateTime<Utc>) -> Result<(), Refusal> {
    let decision = decide(holder, &Command::Register(step), scheme, now)?;
    assert_eq!(decision.reply.registration(), {
        decision.changes.iter().for_each(|change| holder.apply(change));
        holder.registration.as_ref()
    });
    Ok(())
}

/// The same by Cambridgeshire's rules.
pub fn take(holder: &mut Holder, step: Step, now: &str) -> Result<(), Refusal> {
    take_in(holder, step, &cambridgeshire(), utc(now))
}

/// The same, where it must be possible.
pub fn must(holder: &mut Holder, step: Step, now: &str) {
    let told = format!("{step:?}");
    take(holder, step, now).unwrap_or_else(|refusal| panic!("{now} {told}: {refusal:?}"));
}

pub fn begin(id: &str, purpose: Purpose) -> Step {
    Step::Begin { id: id.parse().expect("an id"), purpose }
}

pub fn named(name: &str) -> Step {
    Step::Name(name.to_owned())
}

pub fn home(uprn: Option<&str>, zone: Option<&str>) -> Home {
    Home {
        line: format!("{} Paradise Street, Cambridge", uprn.unwrap_or("12")),
        postcode: "CB1 1DR".to_owned(),
        uprn: uprn.map(str::to_owned),
        zone: zone.map(|zone| zone.parse().expect("an id")),
    }
}

pub fn permit(number: Option<&str>, on_record: bool) -> Step {
    Step::Permit(PermitClaim { number: number.map(str::to_owned), on_record })
}

pub fn document(id: &str, kind: EvidenceKind, dates: [Option<NaiveDate>; 2], now: &str) -> Evidence {
    let id = id.parse().expect("an id");
    Evidence { id, kind, dated: dates[0], until: dates[1], pages: 1, added_at: utc(now), refused: None }
}

pub fn licence(id: &str, now: &str) -> Step {
    Step::AddEvidence(document(id, EvidenceKind::DrivingLicence, [None, None], now))
}

pub fn bill(id: &str, dated: &str, now: &str) -> Step {
    Step::AddEvidence(document(id, EvidenceKind::UtilityBill, [Some(day(dated)), None], now))
}

pub fn approve(id: &str) -> Step {
    Step::Approve { id: id.parse().expect("an id"), zone: None }
}

pub fn reject(id: &str, ground: Ground, refused: &[(&str, Shortcoming)], note: &str) -> Step {
    let refused = refused.iter().map(|(id, why)| (id.parse().expect("an id"), *why)).collect();
    Step::Reject { id: id.parse().expect("an id"), ground, refused, note: note.to_owned() }
}

pub fn ask_more(id: &str, kind: Option<EvidenceKind>, note: &str) -> Step {
    Step::AskMore { id: id.parse().expect("an id"), kind, note: note.to_owned() }
}

pub fn undo(id: &str) -> Step {
    Step::Undo { id: id.parse().expect("an id") }
}

pub fn registration(holder: &Holder) -> &Registration {
    holder.registration.as_ref().expect("a registration")
}

pub fn standing(holder: &Holder) -> &Standing {
    &registration(holder).standing
}

/// Fills a registration in with a licence for a proof, ready to be sent.
pub fn fill(holder: &mut Holder, id: &str, purpose: Purpose, now: &str) {
    must(holder, begin(id, purpose), now);
    must(holder, named("Ada Osei"), now);
    must(holder, Step::Home(home(Some("10001"), Some("kite"))), now);
    if purpose != Purpose::Name {
        must(holder, permit(None, false), now);
    }
    must(holder, licence(&format!("{id}-licence"), now), now);
}

/// The same, sent.
pub fn send(holder: &mut Holder, id: &str, purpose: Purpose, now: &str) {
    fill(holder, id, purpose, now);
    must(holder, Step::Submit, now);
}

/// Somebody who is registered, from an approval at a moment.
pub fn registered_at(now: &str) -> Holder {
    let mut holder = stranger();
    send(&mut holder, "first", Purpose::First, now);
    must(&mut holder, approve("first"), now);
    holder
}
