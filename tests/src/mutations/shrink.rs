//! From a document that shows a fault to a small one that still does, by leaving out whatever it does not need.

use serde_json::Value;

/// Leaves out members and items, the largest first, while `shows` says that the fault is still there; asks at most
/// `budget` times.
pub fn shrink(tree: &Value, mut budget: usize, mut shows: impl FnMut(&Value) -> bool) -> Value {
    let mut smallest = tree.clone();
    loop {
        let mut places = Vec::new();
        collect(&smallest, &mut String::new(), &mut places);
        places.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
        let mut smaller = None;
        for (place, _) in places {
            if budget == 0 {
                return smallest;
            }
            // Gone already, with something larger.
            let Some(candidate) = without(&smallest, &place) else { continue };
            budget -= 1;
            if shows(&candidate) {
                smallest = candidate;
                smaller = Some(());
            }
        }
        if smaller.is_none() {
            return smallest;
        }
    }
}

/// Every place below `node`, and how many nodes stand there.
fn collect(node: &Value, here: &mut String, places: &mut Vec<(String, usize)>) -> usize {
    let children: Vec<(String, &Value)> = match node {
        Value::Object(members) => {
            members.iter().map(|(key, node)| (key.replace('~', "~0").replace('/', "~1"), node)).collect()
        }
        Value::Array(items) => items.iter().enumerate().map(|(index, node)| (index.to_string(), node)).collect(),
        _ => Vec::new(),
    };
    let mut size = 1;
    for (token, child) in children {
        let length = here.len();
        here.push('/');
        here.push_str(&token);
        let below = collect(child, here, places);
        places.push((here.clone(), below));
        here.truncate(length);
        size += below;
    }
    size
}

fn without(tree: &Value, place: &str) -> Option<Value> {
    tree.pointer(place)?;
    let mut smaller = tree.clone();
    let (parent, token) = place.rsplit_once('/')?;
    match smaller.pointer_mut(parent)? {
        Value::Object(members) => members.shift_remove(&token.replace("~1", "/").replace("~0", "~"))?,
        Value::Array(items) => items.remove(token.parse().ok()?),
        _ => return None,
    };
    Some(smaller)
}
