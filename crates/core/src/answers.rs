//! What the answers of the server lead to. The server is final: it confirms, it refuses, or it is asked again.

use crate::core::{Core, Wait};
use crate::flights::{Flight, Then};
use crate::helping::helper;
use crate::input::{CallId, SendId, SessionState};
use crate::outbox::Standing;
use crate::output::{Notice, Topic};
use crate::predict;
use crate::turn::Turn;
use permit_api::access::LoggedIn;
use permit_api::lasting::StaysAnswer;
use permit_api::stays::{ConfirmedStay, StayAnswer};
use permit_api::{Code, Problem, Reply};
use permit_rules::RequestId;

/// What an answer means for a row.
enum Verdict {
    Confirmed(Vec<ConfirmedStay>),
    Refused(Problem),
    Again(Problem),
}

impl Core {
    /// Takes an answer. One that nobody waits for any more is let go.
    pub(crate) fn answer(&mut self, id: SendId, result: Result<Reply, Problem>, turn: &mut Turn) {
        let Some(flight) = self.flights.take(id) else { return };
        let code = result.as_ref().err().map(|problem| problem.code);
        self.heard(!matches!(code, Some(Code::Offline | Code::Timeout)), turn);
        match flight {
            Flight::Row { id, was_sent } => self.row_answered(&id, was_sent, result, turn),
            Flight::Page => self.page_answered(result, turn),
            Flight::Call { call, then } => self.call_answered(call, then, result, turn),
        }
        if code == Some(Code::NotLoggedIn) && self.logged_in() {
            self.end_session(turn);
        }
    }

    /// Takes note of whether the server can be reached. When it can again, what failed for want of it goes at once.
    fn heard(&mut self, reachable: bool, turn: &mut Turn) {
        if reachable != self.reachable {
            self.reachable = reachable;
            if reachable {
                self.try_at_once();
            }
            turn.changed(&[Topic::SyncState]);
        }
    }

    fn call_answered(&mut self, call: CallId, then: Then, result: Result<Reply, Problem>, turn: &mut Turn) {
        match result {
            Ok(Reply::LogIn(logged_in)) => {
                let result = self.let_in(logged_in, turn).map(Reply::LogIn);
                turn.reply(call, result);
            }
            result => {
                self.follow(then, result.as_ref().err(), turn);
                self.pass_on(call, result, turn);
            }
        }
    }

    /// Begins the session of somebody who has logged in. Staff have no permits to show here.
    fn let_in(&mut self, mut logged_in: LoggedIn, turn: &mut Turn) -> Result<LoggedIn, Problem> {
        logged_in.token = None;
        let person = &logged_in.person;
        if person.holder.is_none() {
            self.give_session_up(turn);
            return Err(Problem::new(Code::StaffOnWebsite));
        }
        self.drop_flights(turn);
        let same = |place: &crate::cache::Place| {
            let own = helper(&place.person).is_some() || place.person.holder == person.holder;
            place.person.account == person.account && own
        };
        if !self.cache.place().is_some_and(same) {
            self.forget_person();
        }
        self.begin_session(SessionState::Present { kept: logged_in.kept });
        self.schedule(turn);
        turn.changed(&[Topic::Overview, Topic::SyncState]);
        Ok(logged_in)
    }

    /// Does what the outcome of an operation leads to on the device.
    fn follow(&mut self, then: Then, problem: Option<&Problem>, turn: &mut Turn) {
        match (then, problem) {
            (Then::Forget, None) => self.account_closed(turn),
            (Then::CatchUp, None) if self.logged_in() => self.catch_up.owe(turn.now),
            // It may have happened, or the screens have asked for it out of an old cache.
            (Then::CatchUp, Some(problem))
                if problem.code == Code::Timeout || problem.code.status() == 409 =>
            {
                self.catch_up.want();
            }
            (Then::Forget | Then::CatchUp | Then::Nothing, _) => {}
        }
    }

    fn row_answered(
        &mut self,
        id: &RequestId,
        was_sent: bool,
        result: Result<Reply, Problem>,
        turn: &mut Turn,
    ) {
        match verdict(result) {
            Verdict::Confirmed(stays) => self.confirmed(id, &stays, turn),
            Verdict::Refused(problem) if problem.code == Code::HelpEnded => {
                self.row_of_ended_help(id, &problem, turn);
            }
            Verdict::Refused(problem) => self.refused(id, problem, turn),
            Verdict::Again(problem) => self.again(id, was_sent, &problem, turn),
        }
    }

    /// The server has agreed. The row stays, as confirmed, until a page asked for from now on has brought the outcome
    /// into the cache: so there is no moment at which the overview misses the stay, nor counts it twice.
    fn confirmed(&mut self, id: &RequestId, told: &[ConfirmedStay], turn: &mut Turn) {
        self.outbox_backoff.clear();
        self.catch_up.want();
        let Some(row) = self.outbox.find(id) else { return };
        let action = row.action;
        let stays: Vec<_> =
            row.stays().zip(told).map(|(stay, told)| predict::as_told(stay, told, turn.now)).collect();
        let first = stays.first().unwrap_or(&row.stay);
        let notice = Notice::Confirmed {
            action,
            plate: first.vrn.clone(),
            start: first.start,
            end: first.end,
            timezone: self.timezone(),
        };
        self.outbox.set_stays(id, stays);
        // If this cannot be written, the row is sent again after the next start and confirmed again.
        self.outbox.stand(id, Standing::Confirmed);
        let waits = self.take_waits(id);
        if waits.is_empty() {
            turn.notify(notice);
        }
        for wait in waits {
            turn.reply(wait.call, predict::reply_confirmed(action, told.to_vec()));
        }
        turn.changed(&[Topic::Overview, Topic::SyncState]);
    }

    /// The answer is no. Whoever still waits is told directly; otherwise the row stays until it is put away.
    pub(crate) fn refused(&mut self, id: &RequestId, problem: Problem, turn: &mut Turn) {
        self.outbox_backoff.clear();
        let waits = self.take_waits(id);
        if waits.is_empty() {
            if let Some(row) = self.outbox.find(id) {
                let (action, plate, timezone) = (row.action, row.stay.vrn.clone(), self.timezone());
                turn.notify(Notice::Refused { action, plate, problem: problem.clone(), timezone });
            }
            self.outbox.stand(id, Standing::Refused { problem });
        } else {
            self.outbox.remove(id);
            for wait in waits {
                turn.reply(wait.call, Err(problem.clone()));
            }
        }
        turn.changed(&[Topic::Overview, Topic::SyncState]);
    }

    /// There is no answer yet: the row waits. The screens are told so at once where waiting will not help them.
    fn again(&mut self, id: &RequestId, was_sent: bool, problem: &Problem, turn: &mut Turn) {
        self.outbox_backoff.failed(turn.now, &self.seed, problem.retry);
        if matches!(problem.code, Code::Offline | Code::NotLoggedIn) && self.outbox.find(id).is_some() {
            self.outbox.stand(id, Standing::Waiting { sent: was_sent });
        }
        if matches!(problem.code, Code::Offline | Code::Timeout | Code::NotLoggedIn) {
            for wait in std::mem::take(&mut self.waits) {
                self.reply_kept(&wait, turn);
            }
        }
        turn.changed(&[Topic::Overview]);
    }

    fn take_waits(&mut self, id: &RequestId) -> Vec<Wait> {
        self.waits.extract_if(.., |wait| wait.request == *id).collect()
    }

    /// The scheme's clock, as an IANA name.
    pub(crate) fn timezone(&self) -> String {
        self.cache.place().map_or_else(String::new, |place| place.scheme.timezone.name().to_owned())
    }
}

fn verdict(result: Result<Reply, Problem>) -> Verdict {
    match result {
        Ok(
            Reply::Activate(StayAnswer::Confirmed { stay })
            | Reply::Correct(StayAnswer::Confirmed { stay })
            | Reply::Cancel(StayAnswer::Confirmed { stay })
            | Reply::StopStay(StayAnswer::Confirmed { stay })
            | Reply::ExtendStay(StayAnswer::Confirmed { stay }),
        ) => Verdict::Confirmed(vec![stay]),
        Ok(Reply::ActivateMany(StaysAnswer::Confirmed { stays })) => Verdict::Confirmed(stays),
        Ok(_) => Verdict::Again(Problem::new(Code::Internal)),
        Err(problem) if settles(problem.code) => Verdict::Refused(problem),
        Err(problem) => Verdict::Again(problem),
    }
}

/// Whether a problem is the server's last word on a request, rather than a trouble that passes.
fn settles(code: Code) -> bool {
    !matches!(
        code,
        Code::Offline
            | Code::Timeout
            | Code::Busy
            | Code::Internal
            | Code::TooManyTries
            | Code::StorageFull
            | Code::NotLoggedIn
    )
}
