//! What the device expects the server to say, worked out with the server's own rules. Nothing here confirms anything.

use crate::cache::Place;
use crate::helping::helper;
use crate::outbox::{Outbox, Row, Standing};
use chrono::{DateTime, Utc};
use permit_api::access::Person;
use permit_api::lasting::{GetManyQuote, StaysAnswer};
use permit_api::stays::{
    Action, ConfirmedStay, GetQuote, PendingRequest, PendingState, Phase, StayAnswer, StayView,
};
use permit_api::{Code, Problem, Reply, Request};
use permit_rules::command::Extend;
use permit_rules::helper::decide_for_helper;
use permit_rules::many::read_plates;
use permit_rules::{
    Activate, ActivateMany, Channel, Command, Decision, Holder, Length, Refusal, RequestId, Scheme, Stay,
    StayId, Vrn, decide,
};

/// The holder with what the server has confirmed but not yet told in a page of changes.
pub(crate) fn confirmed(place: &Place, outbox: &Outbox) -> Holder {
    with_rows(place, outbox, |row| row.standing == Standing::Confirmed)
}

/// The holder as it will be if the server agrees to everything that waits.
pub(crate) fn expected(place: &Place, outbox: &Outbox) -> Holder {
    with_rows(place, outbox, |row| !matches!(row.standing, Standing::Refused { .. }))
}

fn with_rows(place: &Place, outbox: &Outbox, counts: impl Fn(&Row) -> bool) -> Holder {
    let mut holder = place.holder.clone();
    for row in outbox.of(&place.holder.id).filter(|row| counts(row)) {
        if is_told(row, &holder) {
            continue;
        }
        // A refusal here means that the server has told the outcome already, or will refuse.
        if let Ok(decision) = decision(&place.person, &holder, &row.request, &place.scheme, row.since) {
            decision.changes.iter().for_each(|change| holder.apply(change));
        }
        if row.standing == Standing::Confirmed {
            holder.stays.extend(row.stays().map(|stay| (stay.id.clone(), stay.clone())));
        }
    }
    holder
}

/// Whether the outcome of a row is in the cache already, where deciding again would not show it by a refusal.
fn is_told(row: &Row, holder: &Holder) -> bool {
    let known = holder.stays.get(&row.stay.id);
    match row.action {
        Action::Activate | Action::ActivateMany => known.is_some(),
        Action::Stop => known.is_some_and(|stay| stay.stopped_at().is_some()),
        Action::Extend => known.is_some_and(|stay| stay.ends.iter().any(|change| change.to == row.stay.end)),
        Action::Correct | Action::Cancel => false,
    }
}

/// What the rules say to a request.
pub(crate) fn decision(
    person: &Person,
    holder: &Holder,
    request: &Request,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<Decision, Problem> {
    let wish = Wish::of(request).ok_or(Problem::new(Code::UnknownOperation))?;
    Ok(match helper(person) {
        Some(account) => decide_for_helper(holder, account, &wish.command?, scheme, now)?,
        None => decide(holder, &wish.command?, scheme, now)?,
    })
}

/// A request that changes stays.
pub(crate) struct Wish {
    /// Its own name.
    pub id: RequestId,
    /// What it asks for, for people.
    pub action: Action,
    /// What it asks for, for the rules; a refusal where its plate cannot be one.
    command: Result<Command, Refusal>,
}

impl Wish {
    /// The wish in a request; none in a request that changes no stay.
    pub fn of(request: &Request) -> Option<Self> {
        let channel = Channel::App;
        let (id, action, command) = if let Request::Activate(input) = request {
            let activate = |vrn| {
                Command::Activate(Activate {
                    request: input.request.clone(),
                    vrn,
                    product: input.product.clone(),
                    start: input.start,
                    length: input.length,
                    channel,
                })
            };
            (&input.request, Action::Activate, Vrn::read(&input.plate).map(activate))
        } else if let Request::Correct(input) = request {
            let correct = |vrn| Command::Correct { stay: input.stay.clone(), vrn, channel };
            (&input.request, Action::Correct, Vrn::read(&input.plate).map(correct))
        } else if let Request::Cancel(input) = request {
            (&input.request, Action::Cancel, Ok(Command::Cancel { stay: input.stay.clone() }))
        } else if let Request::ActivateMany(input) = request {
            let activate = |vrns| {
                Command::ActivateMany(ActivateMany {
                    request: input.request.clone(),
                    vrns,
                    product: input.product.clone(),
                    start: input.start,
                    length: input.length,
                    repeat_weekly: input.repeat_weekly,
                    channel,
                })
            };
            (&input.request, Action::ActivateMany, read_plates(&input.plates).map(activate))
        } else if let Request::StopStay(input) = request {
            (&input.request, Action::Stop, Ok(Command::Stop { stay: input.stay.clone(), channel }))
        } else if let Request::ExtendStay(input) = request {
            (&input.request, Action::Extend, Ok(Command::Extend(longer(&input.stay, input.length))))
        } else {
            return None;
        };
        Some(Self { id: id.clone(), action, command })
    }
}

/// A wish to make a stay longer as the rules know it.
pub(crate) fn longer(stay: &StayId, length: Length) -> Extend {
    Extend { stay: stay.clone(), length, channel: Channel::App }
}

/// The question what several stays would cost, as the rules know it.
pub(crate) fn asked_many(input: &GetManyQuote) -> Result<ActivateMany, Problem> {
    Ok(ActivateMany {
        request: question()?,
        vrns: read_plates(&input.plates)?,
        product: input.product.clone(),
        start: input.start,
        length: input.length,
        repeat_weekly: input.repeat_weekly,
        channel: Channel::App,
    })
}

/// A question has no request id of its own, and its answer does not depend on one.
fn question() -> Result<RequestId, Problem> {
    RequestId::try_from("quote".to_owned()).map_err(|_| Problem::new(Code::Internal))
}

/// A quote's question as the rules know it.
pub(crate) fn asked(input: &GetQuote) -> Result<Activate, Problem> {
    Ok(Activate {
        request: question()?,
        vrn: Vrn::read(&input.plate)?,
        product: input.product.clone(),
        start: input.start,
        length: input.length,
        channel: Channel::App,
    })
}

/// A row as people see it while it is not confirmed.
pub(crate) fn pending(row: &Row, scheme: &Scheme) -> PendingRequest {
    let state = match &row.standing {
        Standing::Waiting { sent } => PendingState::Waiting { sent: *sent },
        Standing::Confirmed => PendingState::Waiting { sent: true },
        Standing::Refused { problem } => PendingState::Refused { problem: problem.clone() },
    };
    PendingRequest {
        request: row.id.clone(),
        action: row.action,
        stay: StayView::of(&row.stay, scheme),
        also: row.also.iter().map(|stay| StayView::of(stay, scheme)).collect(),
        since: row.since,
        state,
    }
}

/// What waits as the reply of the operation that asked.
pub(crate) fn reply_requested(action: Action, request: PendingRequest) -> Reply {
    if action == Action::ActivateMany {
        return Reply::ActivateMany(StaysAnswer::Requested { request: Box::new(request) });
    }
    reply(action, StayAnswer::Requested { request }, Vec::new())
}

/// What the server has confirmed as the reply of the operation that asked.
pub(crate) fn reply_confirmed(action: Action, stays: Vec<ConfirmedStay>) -> Result<Reply, Problem> {
    let first = stays.first().cloned().ok_or(Problem::new(Code::Internal))?;
    Ok(reply(action, StayAnswer::Confirmed { stay: first }, stays))
}

fn reply(action: Action, answer: StayAnswer, stays: Vec<ConfirmedStay>) -> Reply {
    match action {
        Action::Activate => Reply::Activate(answer),
        Action::Correct => Reply::Correct(answer),
        Action::Cancel => Reply::Cancel(answer),
        Action::Stop => Reply::StopStay(answer),
        Action::Extend => Reply::ExtendStay(answer),
        Action::ActivateMany => Reply::ActivateMany(StaysAnswer::Confirmed { stays }),
    }
}

/// A row's stay with what the server says of it. What the server does not show is as worked out until the next page.
pub(crate) fn as_told(stay: &Stay, told: &ConfirmedStay, now: DateTime<Utc>) -> Stay {
    let mut stay = stay.clone();
    stay.vrn = told.stay.plate.vrn.clone();
    stay.product = told.stay.product.clone();
    stay.zone = told.stay.zone.id.clone();
    stay.start = told.stay.start;
    stay.end = told.stay.end;
    stay.channel = told.stay.channel;
    stay.activated_at = told.stay.activated_at;
    if let (Some(mine), Some(theirs)) = (stay.ends.last_mut(), told.stay.ends.last()) {
        (mine.from, mine.to, mine.at) = (theirs.from, theirs.to, theirs.at);
    }
    stay.cancelled_at = (told.phase == Phase::Cancelled).then(|| stay.cancelled_at.unwrap_or(now));
    stay
}
