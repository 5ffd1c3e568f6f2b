//! Responses made to cost memory or time: decoding is bounded by a budget.
