//! Faults that calls of the API run into: which are planned, which calls are held. Decides nothing about payments
//! except what untruths a read tells of them.

use crate::calls::{Calls, Operation};
use crate::misbehaviour::{How, Side};
use crate::wire::Untruth;
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;

/// What a call that ran into a fault ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strike {
    /// No answer, and the connection is closed.
    Lost,
    /// This status.
    Answer(u16),
}

struct Planned {
    operation: Operation,
    side: Side,
    how: How,
    left: u32,
}

#[derive(Default)]
struct Plans {
    planned: Vec<Planned>,
    called: BTreeMap<Operation, u64>,
    held: BTreeMap<Operation, u32>,
    untruths: BTreeMap<String, Untruth>,
}

/// All faults that are planned.
pub struct Faults {
    plans: Mutex<Plans>,
    /// How often each operation was released.
    releases: watch::Sender<BTreeMap<Operation, u64>>,
}

impl Faults {
    pub fn none() -> Self {
        Self { plans: Mutex::default(), releases: watch::Sender::default() }
    }

    fn plans(&self) -> MutexGuard<'_, Plans> {
        self.plans.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn count(&self, operation: Operation) {
        *self.plans().called.entry(operation).or_default() += 1;
    }

    /// What was called and what is held; nothing of payments.
    pub fn calls(&self) -> Calls {
        let plans = self.plans();
        Calls { called: plans.called.clone(), held: plans.held.clone(), ..Calls::default() }
    }

    pub fn plan(&self, operation: Operation, side: Side, how: How, times: u32) {
        if times > 0 {
            self.plans().planned.push(Planned { operation, side, how, left: times });
        }
    }

    pub fn lie(&self, id: String, untruth: Untruth) {
        self.plans().untruths.insert(id, untruth);
    }

    pub fn untruth(&self, id: &str) -> Option<Untruth> {
        self.plans().untruths.get(id).cloned()
    }

    /// Lets go what is held of an operation, and holds no more of it.
    pub fn release(&self, operation: Operation) {
        self.plans().planned.retain(|it| it.operation != operation || it.how != How::Hold);
        self.releases.send_modify(|releases| *releases.entry(operation).or_default() += 1);
    }

    /// Plans nothing any more, and lets go everything.
    pub fn clear(&self) {
        let held: Vec<_> = {
            let mut plans = self.plans();
            plans.planned.clear();
            plans.untruths.clear();
            plans.held.keys().copied().collect()
        };
        held.into_iter().for_each(|operation| self.release(operation));
    }

    /// Runs into what is planned for this side of a call. Waits here while the call is held.
    pub async fn strike(&self, operation: Operation, side: Side) -> Option<Strike> {
        let mut releases = self.releases.subscribe();
        loop {
            let released = releases.borrow_and_update().get(&operation).copied().unwrap_or_default();
            match self.next(operation, side)? {
                How::Lose => return Some(Strike::Lost),
                How::Answer(status) => return Some(Strike::Answer(status)),
                How::Hold => {
                    let later = |all: &BTreeMap<_, _>| all.get(&operation).copied().unwrap_or(0) > released;
                    // The sender lives as long as this does.
                    drop(releases.wait_for(later).await);
                    self.plans().held.entry(operation).and_modify(|held| *held = held.saturating_sub(1));
                }
            }
        }
    }

    fn next(&self, operation: Operation, side: Side) -> Option<How> {
        let mut plans = self.plans();
        let place = plans.planned.iter().position(|it| it.operation == operation && it.side == side)?;
        let fault = &mut plans.planned[place];
        fault.left -= 1;
        let (how, left) = (fault.how, fault.left);
        if left == 0 {
            plans.planned.remove(place);
        }
        if how == How::Hold {
            *plans.held.entry(operation).or_default() += 1;
        }
        Some(how)
    }
}
