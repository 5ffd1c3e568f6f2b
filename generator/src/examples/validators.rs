//! A validator for each schema, in which a reference calls the validator of another schema. Validators that include all schemas they
//! refer to would each contain most of the document, for thousands of schemas.

use std::collections::HashMap;
use std::ptr::from_ref;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak};

use base64::Engine as _;
use base64::alphabet::{self, Alphabet};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use jsonschema::{Keyword, Registry, ValidationError, ValidationOptions, Validator};
use serde_json::{Value, json};

use super::schemas::Schemas;

/// The keyword for a reference, by number.
const LINK: &str = "x-link";

/// The validators, each created on first use.
pub(super) struct Validators {
    nodes: Vec<Value>,
    registry: Registry<'static>,
    made: Vec<OnceLock<Option<Validator>>>,
    questions: Mutex<Questions>,
}

/// The cached results while one value is validated, by schema and by the address of the value or a part of it. Without the cache, branches
/// that refer to the same schemas would validate the same value twice as often at each level.
#[derive(Default)]
struct Questions {
    /// The results; `None` while a validation is running. A schema that refers back to itself adds no constraint.
    answers: HashMap<(usize, usize), Option<bool>>,
    /// How many validations are running. At zero the results are cleared, since the addresses may be used for other values.
    open: usize,
}

impl Validators {
    pub fn new(nodes: Vec<Value>, registry: Registry<'static>) -> Arc<Self> {
        let made = nodes.iter().map(|_| OnceLock::new()).collect();
        Arc::new(Self { nodes, registry, made, questions: Mutex::default() })
    }

    fn questions(&self) -> MutexGuard<'_, Questions> {
        self.questions.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the value matches the schema. A schema that the validator cannot read accepts everything.
    pub fn accept(self: &Arc<Self>, id: usize, value: &Value) -> bool {
        let question = (id, from_ref(value).addr());
        {
            let mut questions = self.questions();
            if let Some(answer) = questions.answers.get(&question) {
                return answer.unwrap_or(true);
            }
            questions.answers.insert(question, None);
            questions.open += 1;
        }
        crate::work::add(1);
        let accepts = self.validator(id).is_none_or(|validator| validator.is_valid(value));
        let mut questions = self.questions();
        questions.open -= 1;
        if questions.open == 0 {
            questions.answers.clear();
        } else {
            questions.answers.insert(question, Some(accepts));
        }
        accepts
    }

    /// Returns a validator that includes all schemas it refers to, and reports the locations of errors.
    pub fn whole(&self, id: usize) -> Option<Validator> {
        options().with_registry(&self.registry).build(&Schemas::reference(id)).ok()
    }

    fn validator(self: &Arc<Self>, id: usize) -> Option<&Validator> {
        let node = self.nodes.get(id)?;
        let made = self.made.get(id)?.get_or_init(|| {
            if node.get("unevaluatedProperties").is_some() || node.get("unevaluatedItems").is_some() {
                return self.whole(id); // `unevaluatedProperties` only works within one validator.
            }
            let others = Arc::downgrade(self);
            let options = options().with_keyword(LINK, move |_, id, _| {
                let id = id.as_u64().and_then(|id| usize::try_from(id).ok()).unwrap_or(usize::MAX);
                Ok(Box::new(Link { id, others: others.clone() }))
            });
            options.build(&linked(node)).ok()
        });
        made.as_ref()
    }
}

/// A reference, as a keyword.
struct Link {
    id: usize,
    others: Weak<Validators>,
}

impl<'i> Keyword<'i> for Link {
    fn validate(&self, instance: &'i Value) -> Result<(), ValidationError<'i>> {
        if self.is_valid(instance) { Ok(()) } else { Err(ValidationError::custom("the schema referred to does not")) }
    }

    fn is_valid(&self, instance: &'i Value) -> bool {
        self.others.upgrade().is_none_or(|others| others.accept(self.id, instance))
    }
}

fn options() -> ValidationOptions<'static> {
    jsonschema::options()
        .with_draft(jsonschema::Draft::Draft202012)
        .with_format("byte", |text| is_base64(text, &alphabet::STANDARD))
        .with_format("base64", |text| is_base64(text, &alphabet::STANDARD))
        .with_format("base64url", |text| is_base64(text, &alphabet::URL_SAFE))
        .should_validate_formats(true)
}

/// Replaces the references in a node, which are one level down, by links.
fn linked(node: &Value) -> Value {
    let link = |schema: &mut Value| {
        if let Some(id) = Schemas::referred(schema) {
            *schema = json!({ LINK: id });
        }
    };
    let mut node = node.clone();
    link(&mut node);
    for (key, value) in node.as_object_mut().into_iter().flatten() {
        match (key.as_str(), value) {
            ("allOf" | "anyOf" | "oneOf" | "prefixItems", Value::Array(schemas)) => schemas.iter_mut().for_each(link),
            ("properties" | "patternProperties", Value::Object(schemas)) => schemas.values_mut().for_each(link),
            ("items" | "not" | "additionalProperties", schema) => link(schema),
            _ => {}
        }
    }
    node
}

/// Whether a text is base64, which `jsonschema` does not check: a secret in hex, for example, is not an example of bytes.
fn is_base64(text: &str, alphabet: &Alphabet) -> bool {
    let config = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    GeneralPurpose::new(alphabet, config).decode(text).is_ok()
}
