//! Reading from the cache: where the holder stands, and where the registration does. A read waits for the first
//! catching up, and, for a few seconds, for the one that follows a change the screens have just been told of: what
//! they see is never older than what they were told.

use crate::backoff::reached;
use crate::core::Core;
use crate::helping::helper;
use crate::input::CallId;
use crate::outbox::{Row, Standing};
use crate::predict;
use crate::turn::Turn;
use chrono::{DateTime, Duration, Utc};
use permit_api::overview::Overview;
use permit_api::registrations::RegistrationStatus;
use permit_api::{Code, Problem, Reply};

/// What can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// All of it, for the home screen.
    Overview,
    /// The registration alone.
    Registration,
}

/// A call that waits for the cache.
pub(crate) struct Reader {
    pub call: CallId,
    pub look: Look,
}

/// How long a read waits for the catching up that follows a change.
pub(crate) fn patience() -> Duration {
    Duration::seconds(4)
}

impl Core {
    /// Takes a call that reads. It is answered now, or once the cache has caught up.
    pub(crate) fn read(&mut self, reader: Reader, turn: &mut Turn) {
        match self.place().map(drop) {
            Err(problem) if problem.code == Code::NothingCached => {
                self.readers.push(reader);
                self.catch_up.want();
            }
            Ok(()) if self.catch_up.owed_until().is_some() => self.readers.push(reader),
            Ok(()) | Err(_) => turn.reply(reader.call, self.look(reader.look, turn.now)),
        }
    }

    /// The overview as far as the device knows: confirmed stays, and what still waits or was refused.
    fn look(&self, look: Look, now: DateTime<Utc>) -> Result<Reply, Problem> {
        let place = self.place()?;
        if look == Look::Registration {
            return Ok(Reply::Registration(RegistrationStatus::of(&place.holder, &place.scheme, now)));
        }
        let mut holder = predict::confirmed(place, &self.outbox);
        if let Some(account) = helper(&place.person) {
            // What has ended meanwhile is no longer theirs to see.
            holder = holder.seen_by(account, now).ok_or(Problem::new(Code::HelpEnded))?;
        }
        let mut overview = Overview::of(&holder, place.person.clone(), &place.scheme, now);
        let open = |row: &&Row| row.standing != Standing::Confirmed;
        let rows = self.outbox.of(&place.holder.id).filter(open);
        overview.requests = rows.map(|row| predict::pending(row, &place.scheme)).collect();
        Ok(Reply::Overview(overview))
    }

    /// Answers every call that waits, from the cache.
    pub(crate) fn answer_readers(&mut self, turn: &mut Turn) {
        for reader in std::mem::take(&mut self.readers) {
            turn.reply(reader.call, self.look(reader.look, turn.now));
        }
    }

    /// Answers every call that waits, although catching up has failed: where there is nothing to show, with why.
    pub(crate) fn disappoint_readers(&mut self, problem: &Problem, turn: &mut Turn) {
        let unreachable = matches!(problem.code, Code::Offline | Code::Timeout);
        for reader in std::mem::take(&mut self.readers) {
            let result = match self.look(reader.look, turn.now) {
                Err(nothing) if nothing.code == Code::NothingCached && !unreachable => Err(problem.clone()),
                result => result,
            };
            turn.reply(reader.call, result);
        }
    }

    /// Ends the wait for the catching up that follows a change: what is known is shown.
    pub(crate) fn end_patience(&mut self, turn: &mut Turn) {
        if self.catch_up.owed_until().is_some_and(|until| reached(turn.now, until, patience())) {
            self.catch_up.forgive();
            if self.cache.place().is_some() {
                self.answer_readers(turn);
            }
        }
    }
}
