package import CalendarDays

/// What an invented return should be like. The same options give the same return, to the byte.
package struct SynthOptions: Sendable, Equatable {
    /// How many different children stand in List 1; the other lists follow in English proportions.
    package var children: Int
    /// Another seed invents other children.
    package var seed: UInt64
    /// The reference date: everything is told as known on this day.
    package var asAt: CalendarDay
    /// The day the return was made; never before the reference date's own week in real life, not checked here.
    package var extracted: CalendarDay
    /// How messy the return is.
    package var noise: SynthNoise
    /// How its sheets are laid out.
    package var layout: SynthLayout
    /// Whether one fault of each rule is planted; what was planted stands in ``SynthReturn/faults``.
    package var hasFaults = false

    /// Options for a clean return in the template's layout, made on its reference date, unless said otherwise.
    package init(
        children: Int, seed: UInt64 = 1, asAt: CalendarDay, extracted: CalendarDay? = nil,
        noise: SynthNoise = .none, layout: SynthLayout = .template
    ) {
        self.children = children
        self.seed = seed
        self.asAt = asAt
        self.extracted = extracted ?? asAt
        self.noise = noise
        self.layout = layout
    }
}

/// How messy an invented return is.
package enum SynthNoise: String, Sendable, CaseIterable {
    /// Template headings, template codes, real dates, no mistakes.
    case none
    /// Some other spellings, and one mistake of each kind somewhere.
    case light
    /// Each list in a style of its own, and mistakes of each kind in every list that can have them.
    case heavy
}

/// How the sheets of an invented return are laid out.
package enum SynthLayout: String, Sendable, CaseIterable {
    /// Ofsted's template: a merged title, headings in row 2, sheets called `List_1`, a front sheet.
    case template
    /// Headings in row 1, sheets called `List 1`.
    case plain
    /// As pasted into ChAT: name and period above the headings, computed columns, prefilled rows below.
    case chat
    /// Headings in row 1, sheets called `List 1 - Contacts`, in no order.
    case named
}
