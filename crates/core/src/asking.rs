//! Activating, correcting, stopping, extending and cancelling: the rules are asked at once, what they allow is kept on disk, then sent.

use crate::calls::storage_problem;
use crate::core::{Core, Wait, grace};
use crate::flights::Flight;
use crate::helping::{helper, may_send};
use crate::input::CallId;
use crate::outbox::{Row, Standing};
use crate::output::{Output, Topic};
use crate::predict::{self, Wish};
use crate::turn::Turn;
use chrono::{DateTime, Utc};
use permit_api::stays::{Action, ConfirmedStay};
use permit_api::{Arg, Code, Problem, Request};
use permit_rules::RequestId;

/// The most requests that are kept for a holder.
const MOST_KEPT: usize = 100;

impl Core {
    /// Takes a request that changes stays. A no is answered at once; otherwise the answer waits a little for the
    /// server, so that the screens can show most requests confirmed straight away.
    pub(crate) fn ask(&mut self, call: CallId, request: Request, turn: &mut Turn) {
        match self.keep(request, turn.now) {
            Ok(request) => {
                self.waits.push(Wait { call, request, until: turn.now + grace() });
                self.outbox_backoff.clear();
                turn.changed(&[Topic::Overview, Topic::SyncState]);
            }
            Err(problem) => turn.reply(call, Err(problem)),
        }
        self.answer_settled(turn);
    }

    /// Keeps a request that the rules allow. One that is kept already is the same request asked again.
    fn keep(&mut self, request: Request, now: DateTime<Utc>) -> Result<RequestId, Problem> {
        let place = self.place()?;
        let wish = Wish::of(&request).ok_or(Problem::new(Code::UnknownOperation))?;
        let holder = &place.holder.id;
        if let Some(row) = self.outbox.find(&wish.id) {
            let same = row.request == request && row.holder == *holder;
            return if same { Ok(wish.id) } else { Err(Problem::new(Code::RequestReused)) };
        }
        if self.outbox.of(holder).count() >= MOST_KEPT {
            return Err(Problem::new(Code::Busy));
        }
        let expected = predict::expected(place, &self.outbox);
        let decision = predict::decision(&place.person, &expected, &request, &place.scheme, now)?;
        let mut stays = decision.reply.stays().iter().cloned();
        let stay = stays.next().ok_or(Problem::new(Code::Internal))?;
        let row = Row {
            id: wish.id.clone(),
            holder: holder.clone(),
            helper: helper(&place.person).cloned(),
            action: wish.action,
            request,
            since: now,
            stay,
            also: stays.collect(),
            standing: Standing::Waiting { sent: false },
        };
        self.outbox.add(row).map_err(|error| storage_problem(&error))?;
        Ok(wish.id)
    }

    /// Answers calls whose request was settled before they came: the same request asked again.
    fn answer_settled(&mut self, turn: &mut Turn) {
        let Some(place) = self.cache.place() else { return };
        let mut still = Vec::new();
        for wait in std::mem::take(&mut self.waits) {
            let row = self.outbox.find(&wait.request);
            match row.map(|row| (&row.standing, row)) {
                Some((Standing::Refused { problem }, _)) => turn.reply(wait.call, Err(problem.clone())),
                Some((Standing::Confirmed, row)) => {
                    let shown = |stay| ConfirmedStay::of(stay, &place.scheme, turn.now);
                    let told = row.stays().map(shown).collect();
                    turn.reply(wait.call, predict::reply_confirmed(row.action, told));
                }
                Some((Standing::Waiting { .. }, _)) | None => still.push(wait),
            }
        }
        self.waits = still;
    }

    /// Sends the next row, if one waits, none is in the air and it is time. That it may have reached the server is on
    /// the disk before it is sent.
    pub(crate) fn send_next_row(&mut self, turn: &mut Turn) {
        while self.flights.row().is_none() && self.outbox_backoff.due(turn.now) {
            let Some((row, sent)) = self.next_row() else { return };
            let (id, request) = (row.id.clone(), row.request.clone());
            let helping = row.helper.as_ref().map(|_| row.holder.clone());
            let begins = matches!(row.action, Action::Activate | Action::ActivateMany);
            if !sent && begins && row.stay.end <= turn.now {
                // Nobody wants yesterday's visitor covered today: "now" would mean another day by now.
                let problem = Problem::new(Code::StartPassed).with("start", Arg::Time(row.stay.start));
                self.refused(&id, problem, turn);
            } else if self.outbox.stand(&id, Standing::Waiting { sent: true }) {
                let send = self.flights.add(Flight::Row { id, was_sent: sent });
                turn.push(Output::Send { id: send, request, helping });
            } else {
                self.outbox_backoff.failed(turn.now, &self.seed, None);
            }
        }
    }

    fn next_row(&self) -> Option<(&Row, bool)> {
        let place = self.place().ok()?;
        let mut sendable = self.outbox.rows().filter(|row| may_send(row, &place.person));
        sendable.find_map(|row| match row.standing {
            Standing::Waiting { sent } => Some((row, sent)),
            Standing::Refused { .. } | Standing::Confirmed => None,
        })
    }
}
