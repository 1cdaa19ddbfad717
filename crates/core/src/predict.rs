//! What the device expects the server to say, worked out with the server's own rules. Nothing here confirms anything.

use crate::cache::Place;
use crate::outbox::{Outbox, Row, Standing};
use chrono::{DateTime, Utc};
use permit_api::stays::{
    Action, ConfirmedStay, GetQuote, PendingRequest, PendingState, Phase, StayAnswer, StayView,
};
use permit_api::{Code, Problem, Reply, Request};
use permit_rules::{
    Activate, Channel, Command, Decision, Holder, Refusal, RequestId, Scheme, Stay, Vrn, decide,
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
        let told = row.action == Action::Activate && holder.stays.contains_key(&row.stay.id);
        if told {
            continue;
        }
        // A refusal here means that the server has told the outcome already, or will refuse.
        if let Ok(decision) = decision(&holder, &row.request, &place.scheme, row.since) {
            decision.changes.iter().for_each(|change| holder.apply(change));
        }
        if row.standing == Standing::Confirmed {
            holder.stays.insert(row.stay.id.clone(), row.stay.clone());
        }
    }
    holder
}

/// What the rules say to a request.
pub(crate) fn decision(
    holder: &Holder,
    request: &Request,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Result<Decision, Problem> {
    let wish = Wish::of(request).ok_or(Problem::new(Code::UnknownOperation))?;
    Ok(decide(holder, &wish.command?, scheme, now)?)
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
        } else {
            return None;
        };
        Some(Self { id: id.clone(), action, command })
    }
}

/// A quote's question as the rules know it.
pub(crate) fn asked(input: &GetQuote) -> Result<Activate, Problem> {
    let request = RequestId::try_from("quote".to_owned()).map_err(|_| Problem::new(Code::Internal))?;
    Ok(Activate {
        request,
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
        since: row.since,
        state,
    }
}

/// An answer as the reply of the operation that asked.
pub(crate) fn reply(action: Action, answer: StayAnswer) -> Reply {
    match action {
        Action::Activate => Reply::Activate(answer),
        Action::Correct => Reply::Correct(answer),
        Action::Cancel => Reply::Cancel(answer),
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
    stay.cancelled_at = (told.phase == Phase::Cancelled).then(|| stay.cancelled_at.unwrap_or(now));
    stay
}
