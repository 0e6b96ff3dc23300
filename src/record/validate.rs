//! The checks of a dataset beyond its members. (Being written.)

use super::diagnostic::Faults;
use super::model::Dataset;

/// Notes every fault of a dataset.
pub fn validate(_dataset: &Dataset, _faults: &mut Faults) {}
