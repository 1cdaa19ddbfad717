//! Helping somebody on a device: whom the screens show and act for, and the end of it. What a helper may see and do is
//! decided by the rules; the server has the last word, and when it says that the help has ended, nothing of the helped
//! holder stays here.

use crate::catch_up::CatchUp;
use crate::core::Core;
use crate::outbox::{Row, Standing};
use crate::output::{Output, Topic};
use crate::turn::Turn;
use permit_api::access::{Person, Role};
use permit_api::helping::{Help, Helping};
use permit_api::{Code, Problem, Reply, Request};
use permit_rules::{HolderId, RequestId};

/// The account of somebody who helps; none where people act for themselves.
pub(crate) fn helper(person: &Person) -> Option<&String> {
    (person.role == Role::Helper).then_some(&person.account)
}

/// Whether a row may be sent by somebody: their own, or one they asked for as a helper, whoever is shown.
pub(crate) fn may_send(row: &Row, person: &Person) -> bool {
    match &row.helper {
        Some(account) => *account == person.account,
        None => helper(person).is_none() && Some(&row.holder) == person.holder.as_ref(),
    }
}

impl Core {
    /// Shows and acts for another holder from now on, or for the person again.
    pub(crate) fn help(&mut self, input: Help, turn: &mut Turn) -> Result<Reply, Problem> {
        if !self.logged_in() {
            return Err(Problem::new(Code::NotLoggedIn));
        }
        if input.holder != self.helping {
            self.turn_to(input.holder, turn);
        }
        Ok(Reply::Help(Helping { holder: self.helping.clone() }))
    }

    /// For whom a call is passed on. To begin and to end helping is the person's own affair.
    pub(crate) fn helping_with(&self, request: &Request) -> Option<HolderId> {
        let own = matches!(request, Request::AcceptInvitation(_) | Request::StopHelping(_));
        self.helping.clone().filter(|_| !own)
    }

    fn turn_to(&mut self, holder: Option<HolderId>, turn: &mut Turn) {
        for wait in std::mem::take(&mut self.waits) {
            self.reply_kept(&wait, turn);
        }
        self.helping = holder;
        self.flights.drop_page();
        self.catch_up = CatchUp::default();
        self.forget_place();
        turn.push(Output::Schedule { reminders: Vec::new() });
        turn.changed(&[Topic::Overview, Topic::SyncState]);
    }

    /// Takes it that the person does not help the holder that is shown, or no longer: what was told of it goes, and what
    /// waited for it is refused.
    pub(crate) fn help_ended(&mut self, problem: &Problem, turn: &mut Turn) {
        let Some(holder) = self.helping.clone() else { return };
        let waits = |row: &&Row| row.helper.is_some() && matches!(row.standing, Standing::Waiting { .. });
        let waiting: Vec<_> = self.outbox.of(&holder).filter(waits).map(|row| row.id.clone()).collect();
        for id in waiting {
            self.refused(&id, problem.clone(), turn);
        }
        self.let_rows_go(&holder);
        self.turn_to(None, turn);
        self.disappoint_readers(problem, turn);
    }

    /// Lets go of a row that was refused because the help has ended: it is shown nowhere any more.
    pub(crate) fn row_of_ended_help(&mut self, id: &RequestId, problem: &Problem, turn: &mut Turn) {
        let holder = self.outbox.find(id).map(|row| row.holder.clone());
        self.refused(id, problem.clone(), turn);
        self.outbox.remove(id);
        if holder.is_some() && holder == self.helping {
            self.help_ended(problem, turn);
        }
    }

    fn let_rows_go(&mut self, holder: &HolderId) {
        let helped = |row: &&Row| row.helper.is_some();
        let ids: Vec<_> = self.outbox.of(holder).filter(helped).map(|row| row.id.clone()).collect();
        for id in &ids {
            self.outbox.remove(id);
        }
    }
}
