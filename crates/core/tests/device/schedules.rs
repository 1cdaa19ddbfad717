//! Any order of asking, answers, lost answers, kills and waiting: nothing accepted vanishes, nothing happens twice,
//! and nothing is shown as confirmed that the server has not confirmed.

use crate::world::{Device, Server, activate, log_in};
use chrono::Duration;
use permit_api::stays::{Cancel, PendingState, StayAnswer};
use permit_api::{Code, Problem, Reply, Request};
use permit_core::{CallId, Input, Platform};
use permit_rules::{RequestId, StayId};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Debug, Clone)]
enum Event {
    Ask(u8),
    Cancel(u8),
    Dismiss(u8),
    Answer(usize),
    LoseAnswer(usize),
    NeverArrives(usize),
    SessionEnds(usize),
    LogIn,
    Busy(usize),
    Online,
    Wait(u16),
    OtherDevice(u8),
    Kill,
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => (0..6_u8).prop_map(Event::Ask),
        1 => (0..6_u8).prop_map(Event::Cancel),
        1 => (0..6_u8).prop_map(Event::Dismiss),
        6 => (0..3_usize).prop_map(Event::Answer),
        2 => (0..3_usize).prop_map(Event::LoseAnswer),
        2 => (0..3_usize).prop_map(Event::NeverArrives),
        1 => (0..3_usize).prop_map(Event::SessionEnds),
        2 => Just(Event::LogIn),
        1 => (0..3_usize).prop_map(Event::Busy),
        1 => Just(Event::Online),
        3 => (1..200_u16).prop_map(Event::Wait),
        1 => (0..3_u8).prop_map(Event::OtherDevice),
        1 => Just(Event::Kill),
    ]
}

struct Story {
    device: Device,
    server: Server,
    asked: BTreeMap<RequestId, Request>,
    calls: BTreeMap<CallId, RequestId>,
    accepted: BTreeSet<RequestId>,
    dismissed: BTreeSet<RequestId>,
}

impl Story {
    fn new() -> Self {
        let (mut device, mut server) = (Device::new(), Server::with_visits(4));
        device.talk(&mut server);
        let (asked, calls) = (BTreeMap::new(), BTreeMap::new());
        Self { device, server, asked, calls, accepted: BTreeSet::new(), dismissed: BTreeSet::new() }
    }

    fn happens(mut self, event: Event) -> Self {
        match event {
            Event::Ask(n) => self.ask(activate(&format!("ask-{n}"), &format!("AB12 CD{n}"))),
            Event::Cancel(n) => self.ask(Request::Cancel(Cancel {
                request: format!("cancel-{n}").parse().unwrap(),
                stay: format!("ask-{n}").parse().unwrap(),
            })),
            Event::Dismiss(n) => {
                let id = format!("ask-{n}");
                if self.device.dismiss(&id).is_ok() {
                    self.dismissed.insert(id.parse().unwrap());
                }
            }
            Event::Answer(n) => self.arrives(n, |answer| answer),
            Event::LoseAnswer(n) => self.arrives(n, |_| Err(Problem::new(Code::Timeout))),
            Event::NeverArrives(n) => self.fails(n, Code::Offline),
            Event::SessionEnds(n) => self.fails(n, Code::NotLoggedIn),
            Event::Busy(n) => self.fails(n, Code::Busy),
            Event::LogIn => drop(self.device.call(log_in())),
            Event::Online => self.device.input(Input::Platform { event: Platform::Online }),
            Event::Wait(seconds) => self.device.wait(Duration::seconds(seconds.into())),
            Event::OtherDevice(n) => {
                let request = activate(&format!("other-{n}"), &format!("XY99 ZZ{n}"));
                drop(self.server.answer(&request, self.device.now));
            }
            Event::Kill => {
                self.calls.clear();
                self.device = self.device.killed_and_started();
            }
        }
        self.holds();
        self
    }

    fn ask(&mut self, request: Request) {
        let id = match &request {
            Request::Activate(input) => input.request.clone(),
            Request::Cancel(input) => input.request.clone(),
            other => panic!("{}", other.name()),
        };
        if self.dismissed.contains(&id) {
            return;
        }
        let call = self.device.call(request.clone());
        if !matches!(self.device.replies.get(&call), Some(Err(_))) {
            self.accepted.insert(id.clone());
            self.asked.insert(id.clone(), request);
            self.calls.insert(call, id);
        }
    }

    fn take(&mut self, n: usize) -> Option<(permit_core::SendId, Request)> {
        let sent = &mut self.device.sent;
        (!sent.is_empty()).then(|| sent.remove(n % sent.len()))
    }

    fn arrives(&mut self, n: usize, way: impl Fn(Result<Reply, Problem>) -> Result<Reply, Problem>) {
        if let Some((id, request)) = self.take(n) {
            let answer = self.server.answer(&request, self.device.now);
            self.device.answer(id, way(answer));
        }
    }

    fn fails(&mut self, n: usize, code: Code) {
        if let Some((id, _)) = self.take(n) {
            self.device.answer(id, Err(Problem::new(code)));
        }
    }

    fn holds(&mut self) {
        for (_, request) in &self.device.sent {
            if let Request::Activate(input) = request {
                assert_eq!(self.asked.get(&input.request), Some(request), "sent as it was asked");
                assert!(!self.dismissed.contains(&input.request), "taken back, and sent");
            }
        }
        for (call, request) in &self.calls {
            match self.device.replies.get(call) {
                Some(Ok(Reply::Activate(StayAnswer::Confirmed { .. }))) => {
                    assert!(self.server.holder.stays.contains_key(&StayId::of(request)), "{request}");
                }
                // Told to the person, and settled by that.
                Some(Err(_)) => drop(self.accepted.remove(request)),
                _ => {}
            }
        }
        if !self.device.sync_state().logged_in {
            return;
        }
        let overview = self.device.overview();
        for stay in &overview.stays {
            assert!(self.server.holder.stays.contains_key(&stay.stay.id), "confirmed by nobody");
        }
        for id in self.accepted.difference(&self.dismissed) {
            let listed = overview.requests.iter().any(|it| it.request == *id);
            assert!(listed || self.server.answers.contains_key(id), "{id} has vanished");
        }
    }

    /// In the end the network is back, and everybody agrees.
    fn ends(mut self) {
        self.device.fail_all(Code::Timeout);
        self.device.call(log_in());
        self.device.talk(&mut self.server);
        self.device.wait(Duration::seconds(120));
        self.device.talk(&mut self.server);
        self.holds();
        let overview = self.device.overview();
        let waiting = |state: &PendingState| matches!(state, PendingState::Waiting { .. });
        assert!(!overview.requests.iter().any(|it| waiting(&it.state)), "something still waits");
        let shown: BTreeSet<_> = overview.stays.iter().map(|stay| stay.stay.id.clone()).collect();
        assert_eq!(shown, self.server.holder.stays.keys().cloned().collect());
        let left: u32 = self.server.holder.bundles.values().map(permit_rules::Bundle::available).sum();
        assert_eq!(overview.products[0].visits_left, left);
        for id in &self.dismissed {
            let refused = matches!(self.server.answers.get(id), None | Some((_, Err(_))));
            assert!(refused, "{id} was taken back and happened");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_nothing_is_lost_doubled_or_confirmed_early(
        events in prop::collection::vec(event(), 1..60)
    ) {
        events.into_iter().fold(Story::new(), Story::happens).ends();
    }
}
