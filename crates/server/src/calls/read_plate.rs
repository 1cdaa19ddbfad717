//! Reading a plate that was typed.

use permit_api::Problem;
use permit_api::plates::{Plate, ReadPlate};
use permit_rules::Vrn;

pub fn answer(input: &ReadPlate) -> Result<Plate, Problem> {
    Ok(Plate::of(&Vrn::read(&input.plate)?))
}
