//! Estimates the work of the target of an overlay action in advance. JSONPath has no limits of its own: nested
//! filters take exponential time to parse, and each `..` after another one selects a node once for every node above
//! it.

use serde_json::Value;

/// How deep brackets and parentheses may nest.
const DEEPEST: usize = 16;
/// How deep filters may nest: each level doubles the time to parse them.
const DEEPEST_FILTER: usize = 5;
/// How long a target may be.
const LONGEST: usize = 10_000;
/// How many steps a target may take, whatever the document is, and for each of its nodes.
const STEPS: f64 = 20_000_000.0;
const STEPS_PER_NODE: f64 = 256.0;
/// How many times as much all targets together may take.
const TOGETHER: f64 = 10.0;

/// What a target consists of, as far as it decides how much work it is.
#[derive(Debug, Default)]
struct Measure {
    /// How often a node can be met again from each node above it: `..`, and what has several results within a filter.
    repeats: u32,
    /// How often a node can be selected by several selectors in one pair of brackets.
    selectors: f64,
    /// Queries within filters that begin at the root, and so look at the document anew for each node.
    absolute: i32,
    /// Whether a query within a filter can have several results.
    filter_repeats: bool,
    /// What a regular expression costs for each node.
    expression: f64,
    /// Whether it can select more than one node.
    is_multiple: bool,
}

/// The steps that all targets so far have taken.
#[derive(Debug, Default)]
pub(super) struct Work {
    taken: f64,
}

impl Work {
    /// Counts the steps of a target. The reason why it is not applied to the tree, if there is one.
    pub(super) fn excess(&mut self, target: &str, tree: &Value) -> Option<String> {
        if target.len() > LONGEST {
            return Some(format!("it is longer than {LONGEST} bytes"));
        }
        match measure(target) {
            Ok(measure) if measure.is_multiple => self.excess_of(&measure, tree),
            Ok(_) => None,
            Err(reason) => Some(reason),
        }
    }

    fn excess_of(&mut self, measure: &Measure, tree: &Value) -> Option<String> {
        let mut depths = Vec::new();
        count_by_depth(tree, 0, &mut depths);
        let nodes: f64 = depths.iter().sum();
        let allowed = STEPS + STEPS_PER_NODE * nodes;
        let steps = steps(measure, &depths, nodes);
        if steps > allowed {
            return Some("it would visit the nodes of the document too many times".to_owned());
        }
        self.taken += steps;
        (self.taken > allowed * TOGETHER)
            .then(|| "all targets together would visit the nodes of the document too many times".to_owned())
    }
}

fn measure(target: &str) -> Result<Measure, String> {
    let mut measure = Measure { selectors: 1.0, expression: 1.0, ..Measure::default() };
    // For each open bracket: whether it is a filter, and how many selectors it has.
    let mut open: Vec<(bool, f64)> = Vec::new();
    let mut filters = 0;
    let mut characters = target.char_indices();
    while let Some((at, character)) = characters.next() {
        let rest = target.get(at + character.len_utf8()..).unwrap_or_default();
        measure.is_multiple |= matches!(character, '*' | '?' | ':' | ',') || character == '.' && rest.starts_with('.');
        match character {
            '\'' | '"' => {
                while let Some((_, inner)) = characters.next() {
                    match inner {
                        '\\' => drop(characters.next()),
                        inner if inner == character => break,
                        _ => {}
                    }
                }
            }
            '[' | '(' => {
                let is_filter = character == '[' && rest.trim_start().starts_with('?');
                open.push((is_filter, 1.0));
                filters += usize::from(is_filter);
                if open.len() > DEEPEST {
                    return Err(format!("it nests more than {DEEPEST} brackets"));
                }
                if filters > DEEPEST_FILTER {
                    return Err(format!("it nests more than {DEEPEST_FILTER} filters"));
                }
                if is_filter && filters > 1 {
                    measure.repeats += 1;
                    measure.filter_repeats = true;
                }
            }
            ']' | ')' => {
                if let Some((is_filter, selectors)) = open.pop() {
                    filters -= usize::from(is_filter);
                    if character == ']' {
                        measure.selectors *= selectors;
                    }
                }
            }
            ',' => {
                if let Some((_, selectors)) = open.last_mut() {
                    *selectors += 1.0;
                }
            }
            '.' if rest.starts_with('.') => {
                measure.repeats += 1;
                measure.filter_repeats |= filters > 0;
            }
            '*' | ':' if filters > 0 => {
                measure.repeats += 1;
                measure.filter_repeats = true;
            }
            '$' if filters > 0 => measure.absolute += 1,
            'm' if rest.starts_with("atch(") => measure.expression = expression(target),
            's' if rest.starts_with("earch(") => measure.expression = expression(target),
            _ => {}
        }
    }
    Ok(measure)
}

/// What a regular expression costs: it may be compiled for each node, and its size is the product of its repetitions.
fn expression(target: &str) -> f64 {
    let repetitions = target.split('{').skip(1).filter_map(|text| text.split('}').next());
    let numbers = repetitions.flat_map(|text| text.split(',')).filter_map(|number| number.trim().parse::<f64>().ok());
    numbers.map(|number| number.max(1.0)).product::<f64>().max(10.0)
}

/// The number of steps, and of the parts of the paths that they give, at most.
fn steps(measure: &Measure, depths: &[f64], nodes: f64) -> f64 {
    let mut depth = 0.0;
    let mut steps = 0.0;
    for count in depths {
        // How many ways lead down to a node of this depth with so many stops.
        let stops = measure.repeats.saturating_sub(1);
        let ways = (1..=stops).map(f64::from).fold(1.0, |ways, stop| ways * (depth + stop) / stop);
        steps += count * ways * (depth + 1.0);
        depth += 1.0;
    }
    let anew = if measure.filter_repeats { nodes.powi(measure.absolute) } else { 1.0 };
    steps * measure.selectors * anew * measure.expression
}

fn count_by_depth(node: &Value, depth: usize, depths: &mut Vec<f64>) {
    if depths.len() <= depth {
        depths.resize(depth + 1, 0.0);
    }
    if let Some(count) = depths.get_mut(depth) {
        *count += 1.0;
    }
    match node {
        Value::Object(members) => members.values().for_each(|member| count_by_depth(member, depth + 1, depths)),
        Value::Array(items) => items.iter().for_each(|item| count_by_depth(item, depth + 1, depths)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// A tree of a hundred thousand nodes, ten levels deep.
    fn tree() -> Value {
        let mut tree = json!({ "name": "x", "items": vec![json!({ "id": 1, "tags": [1, 2] }); 15_000] });
        for _ in 0..8 {
            tree = json!({ "inner": tree });
        }
        tree
    }

    #[test]
    fn usual_targets_are_applied() {
        let tree = tree();
        for target in [
            "$",
            "$.paths['/pets'].get",
            "$..*",
            "$..description",
            "$..schema..description",
            "$.paths[*][?@.deprecated == true]",
            "$..[?@.type == 'string' && @.format == 'uuid']",
            "$.paths[?@.get || @.post].*.responses['200','201']",
            "$..parameters[?@.name == 'limit' && !(@.in == 'path')]",
            "$..[?match(@.name, '[a-z]{2}')]",
            "$.components.schemas[?@.properties[?@.format == 'x']]",
            "$['a, b[[[[[[[[[[[[[[[[[[[[[[[[ c']",
        ] {
            assert_eq!(Work::default().excess(target, &tree), None, "{target}");
        }
    }

    #[test]
    fn unlimited_targets_are_refused() {
        let tree = tree();
        for target in [
            format!("${}", "[?@".repeat(1000)),
            format!("$[?{}", "(".repeat(1000)),
            format!("$[?{}", "@[?".repeat(6)),
            format!("${}", "..*".repeat(12)),
            format!("${}", "[*,*]".repeat(30)),
            "$..[?$..name]".to_owned(),
            "$..[?count($..*) > 1]".to_owned(),
            "$..[?match(@.name, '((a{100}){100}){100}')]".to_owned(),
            format!("$[{}0]", "0,".repeat(10_000)),
        ] {
            assert!(Work::default().excess(&target, &tree).is_some(), "{target}");
        }
    }

    #[test]
    fn very_many_targets_are_not_applied_and_plain_ones_do_not_count() {
        let tree = tree();
        let mut work = Work::default();
        let applied = (0..100_000).take_while(|_| work.excess("$..x", &tree).is_none()).count();
        assert!((100..10_000).contains(&applied), "{applied}");
        assert_eq!(work.excess("$.paths['/a, b'].get", &tree), None);
    }
}
