//! The way every step of an applicant goes: decided once, put on record, told in a letter where the council has it or
//! its record decides, and answered with where the holder stands by now.

use crate::calls::deciding::settle;
use crate::calls::{Ask, held};
use crate::letters::LetterKind;
use crate::outcome;
use crate::resident_permits::Claim;
use crate::store::audit::Line;
use crate::store::{Account, ByWhat, RequestStamp, Session, Verdict};
use permit_api::registrations::RegistrationStatus;
use permit_api::{Arg, Code, Problem};
use permit_rules::registration::{Evidence, PermitClaim, Standing, Step};
use permit_rules::{Command, Decision, Holder, Registration, day, decide};
use std::sync::Arc;

/// Takes a step that is known beforehand. The audit log says who took it, under the name of the operation; only saving
/// a part leaves no line.
pub async fn take(
    ask: &Ask<'_>,
    session: &Session,
    stamp: RequestStamp,
    step: Step,
) -> Result<RegistrationStatus, Problem> {
    let (scheme, now) = (Arc::clone(ask.scheme), ask.now);
    let told = stamp.operation != "save_registration";
    let line = line(session, &stamp);
    let (key, of) = (session.key()?, session.key()?);
    let judge = move |holder: &Holder| {
        let decision = decide(holder, &Command::Register(step.clone()), &scheme, now)?;
        let filed = registration(&decision)?;
        let note = evidence_of(&step);
        let audit = Line { subject: Some(filed.id.to_string()), note, ..line.clone() };
        // Nobody needs to be asked for a document of what they have given up.
        let given_up = matches!(step, Step::Withdraw).then(|| outcome::about(&of, &filed.id));
        let audit = told.then_some(audit).into_iter().collect();
        let recalls = given_up.into_iter().collect();
        Ok(Verdict { audit, recalls, ..Verdict::from(decision) })
    };
    settle(ask, key, stamp, judge).await?;
    status(ask, session).await
}

/// Says whether there is a resident permit. Whether it is on record is looked up for the name and the address given.
pub async fn claim(
    ask: &Ask<'_>,
    session: &Session,
    stamp: RequestStamp,
    number: Option<String>,
) -> Result<RegistrationStatus, Problem> {
    let open = held(ask, session).await?.holder.registration;
    let on_record = open.is_some_and(|it| on_record(ask, session, &it, number.as_deref()));
    take(ask, session, stamp, Step::Permit(PermitClaim { number, on_record })).await
}

/// Sends a registration to the council. What its record said of a resident permit is looked up again; where it says no
/// by now and nothing else proves the address, that is kept instead, and the applicant sees that a document is needed.
pub async fn submit(
    ask: &Ask<'_>,
    session: &Session,
    stamp: RequestStamp,
) -> Result<RegistrationStatus, Problem> {
    let key = session.key()?;
    let applicant = account(ask, session).await?;
    let draft = held(ask, session).await?.holder.registration;
    let claimed = draft.as_ref().and_then(|it| it.permit.as_ref()?.number.clone());
    let still = draft.as_ref().is_some_and(|it| on_record(ask, session, it, claimed.as_deref()));
    let (scheme, now, line) = (Arc::clone(ask.scheme), ask.now, line(session, &stamp));
    let request = stamp.request.clone();
    let letter_of = key.clone();
    let judge = move |holder: &Holder| {
        let mut holder = holder.clone();
        let gone = holder.registration.as_ref().filter(|it| it.proved_by_record() && it.is_open() && !still);
        if let Some(number) = gone.map(|open| open.permit.as_ref().and_then(|claim| claim.number.clone())) {
            let step = Step::Permit(PermitClaim { number, on_record: false });
            let unsaid = decide(&holder, &Command::Register(step), &scheme, now)?;
            unsaid.changes.iter().for_each(|change| holder.apply(change));
            if !registration(&unsaid)?.tasks(&scheme).all_done() {
                return Ok(unsaid.into());
            }
        }
        let decision = decide(&holder, &Command::Register(Step::Submit), &scheme, now)?;
        let filed = registration(&decision)?;
        let mut audit = vec![Line { subject: Some(filed.id.to_string()), ..line.clone() }];
        let letters = match &filed.standing {
            Standing::Submitted { answer_by, .. } => {
                let args = [("answer_by".to_owned(), Arg::Time(*answer_by))].into();
                vec![outcome::letter(
                    &letter_of,
                    &request,
                    &applicant,
                    LetterKind::RegistrationReceived,
                    args,
                    now,
                )]
            }
            Standing::Approved { .. } => {
                let approved = Line { account: None, action: "approve".to_owned(), ..audit[0].clone() };
                audit.push(Line { note: Some("resident_permit".to_owned()), ..approved });
                vec![outcome::of(&letter_of, &request, &applicant, filed, &scheme, now)]
            }
            Standing::Draft
            | Standing::MoreNeeded { .. }
            | Standing::Rejected { .. }
            | Standing::Withdrawn { .. } => Vec::new(),
        };
        let letters = letters.into_iter().flatten().collect();
        // What was asked for has been answered.
        let recalls = vec![outcome::about(&letter_of, &filed.id)];
        Ok(Verdict { audit, letters, recalls, ..Verdict::from(decision) })
    };
    settle(ask, key, stamp, judge).await?;
    status(ask, session).await
}

/// Where the holder stands by now.
pub async fn status(ask: &Ask<'_>, session: &Session) -> Result<RegistrationStatus, Problem> {
    let holder = held(ask, session).await?.holder;
    Ok(RegistrationStatus::of(&holder, ask.scheme, ask.now))
}

fn on_record(ask: &Ask<'_>, session: &Session, open: &Registration, number: Option<&str>) -> bool {
    let today = day::of(ask.now, ask.scheme.timezone);
    let uprn = open.home.as_ref().and_then(|home| home.uprn.as_deref());
    let (Some(number), Some(name), Some(uprn)) = (number, open.name.as_deref(), uprn) else { return false };
    ask.office.resident_permits.holds(&session.council, Claim { number, name, uprn }, today)
}

async fn account(ask: &Ask<'_>, session: &Session) -> Result<Account, Problem> {
    let by = ByWhat::Id(session.account.clone());
    let account = ask.office.store.account(session.council.clone(), by).await?;
    account.ok_or_else(|| Problem::new(Code::NotLoggedIn))
}

fn line(session: &Session, stamp: &RequestStamp) -> Line {
    Line {
        council: session.council.clone(),
        at: stamp.at,
        account: stamp.account.clone(),
        action: stamp.operation.to_owned(),
        holder: session.holder.clone(),
        subject: None,
        note: None,
    }
}

fn registration(decision: &Decision) -> Result<&Registration, Problem> {
    decision.reply.registration().ok_or_else(|| Problem::new(Code::Internal))
}

/// The document a step is about.
fn evidence_of(step: &Step) -> Option<String> {
    match step {
        Step::AddEvidence(Evidence { id, .. }) | Step::RemoveEvidence(id) => Some(id.to_string()),
        Step::Begin { .. }
        | Step::Name(_)
        | Step::Home(_)
        | Step::Permit(_)
        | Step::Submit
        | Step::Withdraw
        | Step::Approve { .. }
        | Step::Reject { .. }
        | Step::AskMore { .. }
        | Step::Undo { .. } => None,
    }
}
