internal import AnnexASchema
internal import CalendarDays

/// A value before it is decided how a cell tells it.
enum DraftValue: Sendable, Equatable {
    case blank
    /// A code by its short form.
    case code(String)
    case date(CalendarDay)
    case number(Int)
    /// A number that is not whole, where one was planted.
    case decimal(Double)
    case text(String)

    /// A code where there is one.
    static func code(orBlank code: String?) -> DraftValue { code.map(DraftValue.code) ?? .blank }
    /// A date where there is one.
    static func date(orBlank date: CalendarDay?) -> DraftValue { date.map(DraftValue.date) ?? .blank }
    /// Words where there are some.
    static func text(orBlank text: String?) -> DraftValue { text.map(DraftValue.text) ?? .blank }
    /// A number where there is one.
    static func number(orBlank number: Int?) -> DraftValue { number.map(DraftValue.number) ?? .blank }
    /// Yes or No.
    static func yesNo(_ isTrue: Bool) -> DraftValue { .code(isTrue ? "Yes" : "No") }
}

/// One list: an edition's columns and the rows to fill them.
struct DraftList: Sendable {
    let definition: ListDefinition
    var rows: [[DraftValue]]
}

/// The columns that a row of each list is written in, before an edition orders them.
enum RowColumns {
    private static let person = ["child_id", "gender", "ethnicity", "date_of_birth", "age"]
    private static let staff = ["team", "worker"]

    /// Ids in the order in which `ListRows` gives the values.
    static let ofList: [[String]] = [
        person + ["contact_date", "contact_source"],
        person + ["assessment_start", "assessment_completion", "organisation"],
        person + ["referral_date", "referral_source", "referral_nfa", "referrals_12_months"] + staff,
        person + [
            "disability", "assessment_start", "child_seen", "assessment_authorised", "support_required",
        ]
            + staff,
        person + [
            "disability", "strategy_discussion", "icpc_unnecessary", "icpc_date", "icpc_result",
            "s47_12_months", "icpc_12_months",
        ] + staff,
        person + [
            "disability", "cin_start", "primary_need", "last_seen", "cin_closure", "closure_reason",
            "case_status",
        ] + staff,
        person + [
            "disability", "cpp_start", "initial_category", "latest_category", "last_statutory_visit",
            "seen_alone", "latest_review", "cpp_end", "emergency_protection", "previous_plans",
        ] + staff,
        person + [
            "uasc", "disability", "cla_start", "category_of_need", "second_period", "legal_status_start",
            "legal_status", "latest_statutory_review", "last_social_work_visit", "permanence_plan",
            "last_iro_contact", "last_health_assessment", "last_dental_check", "placements_12_months",
            "cla_ceased", "ceased_reason", "placement_start", "placement_type", "placement_provider",
            "placement_postcode", "placement_urn", "placement_location", "placement_la", "missing_episodes",
            "absent_episodes", "return_interview_offered", "return_interview_accepted",
        ] + staff,
        person + [
            "uasc", "disability", "team", "worker", "personal_adviser", "eligibility", "pathway_plan_review",
            "in_touch", "latest_contact", "accommodation_type", "accommodation_suitability", "activity",
        ],
        person + [
            "family_id", "disability", "entered_care", "should_be_placed_decision", "placement_order",
            "matched", "placed", "adoption_order", "reversal_decision", "reversal_reason", "ffa_placed",
        ],
        [
            "adopter_id", "family_id", "gender", "ethnicity", "disability", "fostering_for_adoption",
            "enquiry", "stage_1_start", "stage_1_end", "stage_2_start", "stage_2_end",
            "application_submitted", "application_approved", "matched", "placed", "children_placed",
            "adoption_order", "left_process", "leaving_reason",
        ],
    ]
}
