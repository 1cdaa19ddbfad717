//! What goes wrong between the till and the provider: answers that are lost, before anything has happened or when all
//! has, and a provider that breaks.

use super::town::Town;
use permit_simulator::{How, Misbehaviour, Operation, Side};
use permit_tests::dice::Dice;

/// One hour in five something goes wrong with the next few calls.
pub fn misbehaves(town: &Town, dice: &mut Dice) {
    if !dice.in_thousand(200) {
        return;
    }
    let operations =
        [Operation::Create, Operation::Create, Operation::Read, Operation::Search, Operation::Refund];
    let operation = dice.pick(&operations).copied().unwrap_or(Operation::Read);
    let side = if dice.in_thousand(500) { Side::Before } else { Side::After };
    let how = if dice.in_thousand(600) { How::Lose } else { How::Answer(500) };
    let fault = Misbehaviour::Fault { operation, side, how, times: 1 + dice.below(3) };
    town.provider.misbehave(fault).expect("it names no payment");
}

/// All is well again.
pub fn behaves(town: &Town) {
    town.provider.misbehave(Misbehaviour::Behave).expect("it names no payment");
}
