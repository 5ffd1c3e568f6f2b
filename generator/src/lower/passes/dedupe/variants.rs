//! Merges the variants of unions whose types were merged.

use crate::api::{TaggedVariant, Type, TypeKind};
use crate::fast_hash::FastSet;
use crate::lower::definitions::draft::Draft;
use crate::lower::definitions::match_rules::preserves;

/// Merges variants whose types were merged.
pub(super) fn merge_equal(defs: &mut [Draft]) {
    for index in 0..defs.len() {
        let kind = match &defs[index].def.kind {
            TypeKind::Tagged { tag, variants } => {
                TypeKind::Tagged { tag: tag.clone(), variants: merged(variants, |ty| preserves(defs, ty, tag)) }
            }
            TypeKind::Untagged(variants) => {
                let mut known = FastSet::default();
                let new = variants.iter().filter(|variant| known.insert(variant.content.clone()));
                TypeKind::Untagged(new.cloned().collect())
            }
            _ => continue,
        };
        defs[index].def.kind = kind;
    }
}

/// Merges variants with the same type, with the discriminator values of all, if the type preserves the value.
fn merged(variants: &[TaggedVariant], keeps_tag: impl Fn(&Type) -> bool) -> Vec<TaggedVariant> {
    let mut merged: Vec<TaggedVariant> = Vec::with_capacity(variants.len());
    for variant in variants {
        match merged.iter_mut().find(|known| known.ty == variant.ty && keeps_tag(&known.ty)) {
            Some(known) => {
                known.tags.extend(variant.tags.iter().cloned());
                known.is_default |= variant.is_default;
            }
            None => merged.push(variant.clone()),
        }
    }
    merged
}
