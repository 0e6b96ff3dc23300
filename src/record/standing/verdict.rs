//! The verdict: dispute, support, origins and flags, from the statements and their parts.
//!
//! Invariant: commentary is on file and never counts, neither for a claim nor against it.

use super::super::model::{Certainty, Claim};
use super::super::{AgentIx, Record};
use super::active::Fate;
use super::explain::Stake;
use super::root::{Key, Root, RootKind, body, principal};
use super::sides::{Account, Role};
use super::{Dispute, Flag, Origins, Side, Standing, Support, origins};
use crate::order::sort;
use crate::record::decode::Vocabulary as _;

pub(super) const SUPPORT: &[Role] = &[Role::Supports, Role::Entails];
pub(super) const CHALLENGE: &[Role] = &[Role::Denies, Role::Rivals];

/// A claim with what is on file about it.
pub(super) struct Case<'a> {
    record: &'a Record,
    accounts: &'a [Account<'a>],
    /// Roots that can be origins.
    pro: Vec<&'a Root>,
    /// Roots of challengers.
    contra: Vec<&'a Root>,
    /// The supporters' keys, sorted.
    supporters: Vec<Key>,
    /// The parties with a stake, sorted.
    interested: Vec<AgentIx>,
}

impl<'a> Case<'a> {
    pub fn new(record: &'a Record, claim: &Claim, accounts: &'a [Account<'a>]) -> Self {
        let roots = |roles: &[Role]| -> Vec<&'a Root> {
            let counted = accounts.iter().filter(|account| account.counts_as(roles));
            counted
                .map(|account| &account.root)
                .filter(|root| root.kind != RootKind::Commentary)
                .collect()
        };
        let pro = roots(SUPPORT);
        let mut supporters: Vec<Key> = pro.iter().map(|root| root.key).collect();
        sort(&mut supporters);
        let interested = claim.interested.iter().filter_map(|id| record.find_agent(id));
        let mut interested: Vec<AgentIx> =
            interested.map(|agent| principal(record, agent)).collect();
        sort(&mut interested);
        Self { record, accounts, contra: roots(CHALLENGE), pro, supporters, interested }
    }

    pub fn standing(&self) -> Standing {
        let min = origins::shown_distinct(self.record, &self.pro);
        let origins = Origins { min, max: origins::claimed(self.record, &self.pro).max(min) };
        Standing {
            dispute: self.dispute(),
            support: self.support(origins),
            origins,
            challengers: origins::shown_distinct(self.record, &self.contra),
            flags: Flag::WORDS
                .iter()
                .map(|(flag, _)| *flag)
                .filter(|flag| self.has(*flag))
                .collect(),
            weakest: self.pro.iter().map(|root| root.kind).min(),
            supporters: self.sides(SUPPORT),
            challengers_on_file: self.sides(CHALLENGE),
        }
    }

    fn sides(&self, roles: &[Role]) -> Vec<Side> {
        let counted = self.accounts.iter().filter(|account| account.counts_as(roles));
        counted
            .map(|account| Side {
                claim: account.claim,
                statement: account.place,
                root: account.root,
            })
            .collect()
    }

    fn any(&self, roles: &[Role]) -> bool {
        self.accounts.iter().any(|account| account.counts_as(roles))
    }

    /// What a challenger has to do with the claim.
    pub fn stake(&self, root: &Root) -> Stake {
        match root.key {
            Key::Agent(agent) if self.interested.binary_search(&agent).is_ok() => Stake::Interested,
            key if self.supporters.binary_search(&key).is_ok() => Stake::Supporter,
            _ => Stake::Outsider,
        }
    }

    pub fn dispute(&self) -> Dispute {
        let challenged_by = |stake| self.contra.iter().any(|root| self.stake(root) == stake);
        if !self.any(SUPPORT) && self.accounts.iter().any(is_taken_back) {
            Dispute::Retracted
        } else if challenged_by(Stake::Outsider) {
            // A denial of what nobody on record supports is still a denial, but there is no contest.
            if self.pro.is_empty() { Dispute::Denied } else { Dispute::Contested }
        } else if challenged_by(Stake::Interested) {
            Dispute::Denied
        } else if challenged_by(Stake::Supporter) {
            Dispute::Inconsistent
        } else if self.any(&[Role::Doubts]) {
            Dispute::Doubted
        } else {
            Dispute::None
        }
    }

    fn support(&self, origins: Origins) -> Support {
        let page_only = |root: &&Root| match root.kind {
            RootKind::PageVoice => true,
            RootKind::Unspecified => root.voucher.is_none_or(|voucher| voucher == root.page),
            _ => false,
        };
        if self.pro.is_empty() {
            Support::None
        } else if self.pro.iter().all(page_only) {
            Support::Unattributed
        } else if self.pro.iter().all(|root| root.kind.is_unnamed()) {
            Support::Unverified
        } else if origins.min >= 2 {
            Support::Corroborated
        } else if origins.max >= 2 {
            Support::Uncorroborated
        } else {
            Support::SingleOrigin
        }
    }

    fn has(&self, flag: Flag) -> bool {
        let supported_by = |kind| self.pro.iter().any(|root| root.kind == kind);
        match flag {
            Flag::BasisNotStated => {
                supported_by(RootKind::Outlet) && !supported_by(RootKind::Named)
            }
            Flag::ChallengeUnnamed => {
                !self.contra.is_empty() && self.contra.iter().all(|root| root.kind.is_unnamed())
            }
            Flag::Circular => supported_by(RootKind::Circle),
            Flag::DeclaredInterest => {
                self.pro.iter().chain(&self.contra).any(|root| self.has_interest(root))
            }
            Flag::HedgedOnly => {
                let mut own = self
                    .accounts
                    .iter()
                    .filter(|account| account.counts_as(&[Role::Supports]))
                    .peekable();
                own.peek().is_some()
                    && own.all(|account| account.said.certainty != Certainty::Certain)
            }
            Flag::NoComment => self.any(&[Role::DeclinesComment]),
            Flag::PartialDenial => self.any(&[Role::DeniesPart]),
            Flag::RestsOnAnonymous => supported_by(RootKind::Anonymous),
            Flag::RivalAccount => self.any(&[Role::Rivals]),
            Flag::SelfCitation => self.pro.iter().any(|root| self.cites_itself(root)),
        }
    }

    fn has_interest(&self, root: &Root) -> bool {
        let Key::Agent(agent) = root.key else { return false };
        let agent = self.record.agent(agent);
        agent.is_some_and(|agent| agent.interest.is_some() || !agent.funded_by.is_empty())
    }

    fn cites_itself(&self, root: &Root) -> bool {
        root.kind == RootKind::Outlet
            && root.agent.is_some_and(|agent| body(self.record, agent) == root.page)
    }
}

/// Whether a statement supported the claim itself and was taken back.
pub(super) fn is_taken_back(account: &Account<'_>) -> bool {
    matches!(account.role, Role::Supports | Role::SupportsPart)
        && matches!(account.fate, Fate::Retracted(_) | Fate::Withdrawn(_))
}
