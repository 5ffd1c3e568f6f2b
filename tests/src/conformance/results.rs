//! What came of the scenarios, counted by tier and specification.

use std::collections::{BTreeMap, BTreeSet};

use super::driver::Outcome;
use super::scenarios::Scenario;

/// Each scenario with why it failed, if it did.
#[derive(Debug)]
pub struct Results<'a>(Vec<(&'a Scenario, Option<String>)>);

impl<'a> Results<'a> {
    /// Joins what the program said with what could not be made.
    #[must_use]
    pub fn of(scenarios: &'a [Scenario], outcomes: &[Outcome], lacking: &BTreeMap<String, String>) -> Self {
        let why = |scenario: &Scenario| match outcomes.iter().find(|outcome| outcome.name == scenario.name) {
            Some(outcome) => outcome.error.clone(),
            None => Some(format!("no call: {}", lacking.get(&scenario.name).map_or("it was not made", String::as_str))),
        };
        Self(scenarios.iter().map(|scenario| (scenario, why(scenario))).collect())
    }

    /// Adds what the server says: a scenario passes when it was seen by the server too.
    pub fn confirm(&mut self, refused: &BTreeSet<String>) {
        for (scenario, why) in &mut self.0 {
            if why.is_none() && refused.contains(&scenario.name) {
                *why = Some("the server's coverage does not have it as passed".to_owned());
            }
        }
    }

    /// The names of those that passed.
    #[must_use]
    pub fn passed(&self) -> BTreeSet<String> {
        self.0.iter().filter(|(_, why)| why.is_none()).map(|(scenario, _)| scenario.name.clone()).collect()
    }

    /// The failures, and the counts by tier and specification.
    #[must_use]
    pub fn table(&self) -> String {
        let mut text = String::new();
        for (scenario, why) in &self.0 {
            if let Some(why) = why {
                text.push_str(&format!("{} ({})\n", scenario.name, scenario.tier));
                for exchange in &scenario.exchanges {
                    text.push_str(&format!(
                        "    expects {} {} {:?}\n",
                        exchange.method.to_uppercase(),
                        exchange.uri,
                        exchange.request
                    ));
                }
                if let Some((method, path)) = &scenario.operation {
                    text.push_str(&format!(
                        "    document #/paths/{}/{}\n",
                        path.replace('~', "~0").replace('/', "~1"),
                        method.to_lowercase()
                    ));
                }
                for line in why.lines() {
                    text.push_str(&format!("    {line}\n"));
                }
            }
        }
        let mut groups: BTreeMap<(&str, &str), (usize, usize)> = BTreeMap::new();
        let mut tiers: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (scenario, why) in &self.0 {
            let passed = usize::from(why.is_none());
            for count in
                [groups.entry((&scenario.tier, &scenario.spec)).or_default(), tiers.entry(&scenario.tier).or_default()]
            {
                count.0 += passed;
                count.1 += 1;
            }
        }
        for ((tier, spec), (passed, total)) in groups {
            text.push_str(&format!("{tier:<10} {spec:<50} {passed:>4}/{total}\n"));
        }
        for (tier, (passed, total)) in tiers {
            text.push_str(&format!("{tier:<10} {passed}/{total}\n"));
        }
        text
    }
}
