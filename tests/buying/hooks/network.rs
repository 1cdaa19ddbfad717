//! The network between the provider and the server: what it makes of messages, and what it was answered.

use super::desk::Message;
use anyhow::{Result, ensure};
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::{Request, StatusCode};
use permit_tests::connection::Connection;
use permit_tests::dice::Dice;
use permit_tests::market::Market;
use std::collections::{BTreeSet, VecDeque};
use std::fmt;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;
use tokio::task::JoinSet;

const CONNECTIONS: usize = 16;
/// The most times a message arrives.
const COPIES: u32 = 10;

/// When something is delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wave {
    InTime,
    Late,
}

/// What became of a message on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Sound,
    Forged,
    Altered,
}

/// A message on its way.
#[derive(Debug, Clone)]
pub struct Delivery {
    message: Message,
    fate: Fate,
    wave: Wave,
}

/// All that is delivered.
pub struct Deliveries(Vec<Delivery>);

impl Deliveries {
    /// What is delivered in a wave.
    pub fn of(&self, wave: Wave) -> Vec<Delivery> {
        self.0.iter().filter(|it| it.wave == wave).cloned().collect()
    }

    /// The numbers of orders of whose end the server is told truly in a wave.
    pub fn heard(&self, wave: Wave) -> BTreeSet<&str> {
        let sound = self.0.iter().filter(|it| it.wave == wave && it.fate == Fate::Sound);
        sound.filter(|it| it.message.tells_the_end()).map(|it| it.message.number()).collect()
    }

    /// Has old messages delivered once more, late.
    pub fn replays(&mut self, old: &[Message], dice: &mut Dice) {
        for message in old {
            let again = Delivery { message: message.clone(), fate: Fate::Sound, wave: Wave::Late };
            self.0.extend((0..=dice.below(2)).map(|_| again.clone()));
        }
        dice.shuffle(&mut self.0);
    }

    /// Has more delivered, late.
    pub fn adds(&mut self, more: Self) {
        self.0.extend(more.0.into_iter().map(|it| Delivery { wave: Wave::Late, ..it }));
    }
}

/// Messages as they are, each once.
pub fn sound(messages: &[Message]) -> Vec<Delivery> {
    let sound =
        |message: &Message| Delivery { message: message.clone(), fate: Fate::Sound, wave: Wave::Late };
    messages.iter().map(sound).collect()
}

/// How deliveries were answered.
#[derive(Debug, Default, Clone)]
pub struct Tally {
    taken: usize,
    forged: usize,
    altered: usize,
    /// No room for now: sent again.
    again: usize,
    /// Microseconds until each that was taken was answered.
    times: Vec<u32>,
}

impl Tally {
    /// How many were delivered to an end.
    pub fn deliveries(&self) -> usize {
        self.taken + self.forged + self.altered
    }

    fn add(&mut self, other: Self) {
        self.taken += other.taken;
        self.forged += other.forged;
        self.altered += other.altered;
        self.again += other.again;
        self.times.extend(other.times);
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut times = self.times.clone();
        times.sort_unstable();
        let within = |percent: usize| times.get(times.len() * percent / 100).copied().unwrap_or_default();
        write!(
            out,
            "{} deliveries, {} taken, {} forged and {} altered ones refused, {} sent again for want of room; \
             answered within {} µs (median) and {} µs (99 of 100)",
            self.deliveries(),
            self.taken,
            self.forged,
            self.altered,
            self.again,
            within(50),
            within(99)
        )
    }
}

/// The network.
pub struct Network {
    dice: Dice,
    address: SocketAddr,
    tally: Tally,
}

impl Network {
    /// The network in front of a council's server.
    pub fn of(market: &Market, seed: u64) -> Result<Self> {
        let address = market.server.address().trim_start_matches("http://").parse()?;
        Ok(Self { dice: Dice::of(seed), address, tally: Tally::default() })
    }

    /// What becomes of messages: three in ten never arrive, the others up to ten times, in any order, now or late, and of
    /// a hundred copies five are forged and five altered.
    pub fn makes_up(&mut self, messages: &[Message]) -> Deliveries {
        let mut deliveries = Vec::new();
        for message in messages {
            if self.dice.in_thousand(300) {
                continue;
            }
            for _ in 0..=self.dice.below(COPIES) {
                let fate = match self.dice.below(100) {
                    0..5 => Fate::Forged,
                    5..10 => Fate::Altered,
                    _ => Fate::Sound,
                };
                let wave = if self.dice.in_thousand(600) { Wave::InTime } else { Wave::Late };
                deliveries.push(Delivery { message: message.clone(), fate, wave });
            }
        }
        self.dice.shuffle(&mut deliveries);
        Deliveries(deliveries)
    }

    /// Delivers, on connections that are kept open. What the provider did not send must be refused, and all else taken.
    pub async fn delivers(&mut self, market: &Market, deliveries: Vec<Delivery>) -> Result<()> {
        let path: Arc<str> = format!("/hooks/payments/{}", market.council).into();
        let queue = Arc::new(Mutex::new(VecDeque::from(deliveries)));
        let mut lines = JoinSet::new();
        for _ in 0..CONNECTIONS {
            let connection = Connection::open(self.address).await?;
            let dice = Dice::of(self.dice.roll());
            lines.spawn(line(connection, Arc::clone(&path), Arc::clone(&queue), dice));
        }
        while let Some(done) = lines.join_next().await {
            self.tally.add(done??);
        }
        Ok(())
    }

    /// How all were answered.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }
}

async fn line(
    mut connection: Connection,
    path: Arc<str>,
    queue: Arc<Mutex<VecDeque<Delivery>>>,
    mut dice: Dice,
) -> Result<Tally> {
    let mut tally = Tally::default();
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
    while let Some(delivery) = next() {
        let request = request(&path, &delivery, &mut dice)?;
        let sent = Instant::now();
        let (status, _) = connection.send(request).await?;
        match (delivery.fate, status) {
            (Fate::Sound, StatusCode::OK) => {
                tally.taken += 1;
                tally.times.push(u32::try_from(sent.elapsed().as_micros()).unwrap_or(u32::MAX));
            }
            (Fate::Sound, StatusCode::SERVICE_UNAVAILABLE) => {
                tally.again += 1;
                queue.lock().unwrap_or_else(PoisonError::into_inner).push_back(delivery);
                tokio::task::yield_now().await;
            }
            (Fate::Forged, StatusCode::UNAUTHORIZED) => tally.forged += 1,
            (Fate::Altered, StatusCode::UNAUTHORIZED) => tally.altered += 1,
            (fate, status) => ensure!(false, "{fate:?} was answered with {status}"),
        }
    }
    Ok(tally)
}

fn request(path: &str, delivery: &Delivery, dice: &mut Dice) -> Result<Request<Full<Bytes>>> {
    let Delivery { message, fate, .. } = delivery;
    let signature = match fate {
        Fate::Forged => (0..4).map(|_| format!("{:016x}", dice.roll())).collect(),
        Fate::Sound | Fate::Altered => message.signature.clone(),
    };
    let body = if *fate == Fate::Altered { altered(&message.body, dice) } else { message.body.clone() };
    Ok(Request::post(path)
        .header("host", "127.0.0.1")
        .header("content-type", "application/json")
        .header("pay-signature", signature)
        .body(Full::new(body))?)
}

/// The body with another figure in one place, and nothing else changed.
fn altered(body: &Bytes, dice: &mut Dice) -> Bytes {
    let mut bytes = body.to_vec();
    let figures: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at].is_ascii_digit()).collect();
    if let Some(at) = dice.pick(&figures) {
        bytes[*at] = b'0' + (bytes[*at] - b'0' + 1) % 10;
    }
    bytes.into()
}
