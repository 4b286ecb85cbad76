import AnnexADataset
import AnnexASchema

/// What a measure came to: an indicator before it has a name.
struct Outcome {
    var value: Double?
    var numerator: Double?
    var denominator: Double?
    var bands: [Indicator.Band] = []
    var also: [Indicator.Part] = []
    var table: Indicator.Table?

    init() {}

    init(count: Int) {
        value = Double(count)
    }

    /// A percentage; without value where there is nothing to divide by.
    init(share numerator: Int, of denominator: Int) {
        self.numerator = Double(numerator)
        self.denominator = Double(denominator)
        value = Self.percent(numerator, of: denominator)
    }

    /// Bands alone: the value is the number counted.
    init(labels: [String], counts: [Int]) {
        let total = counts.reduce(0, +)
        value = Double(total)
        bands = Self.bands(labels: labels, counts: counts)
    }

    static func percent(_ part: Int, of whole: Int) -> Double? {
        // multiplied first: an exact half then stays exact, and rounds up on display
        whole == 0 ? nil : Double(part * 100) / Double(whole)
    }

    static func bands(labels: [String], counts: [Int]) -> [Indicator.Band] {
        let total = counts.reduce(0, +)
        return zip(labels, counts).map { label, count in
            Indicator.Band(label: label, count: count, percent: percent(count, of: total))
        }
    }
}

/// The rows of one list that an indicator counts.
struct Counting {
    static let gender = ColumnID(rawValue: "gender")
    /// The band of what is blank, unreadable, or known by its group alone.
    static let notRecorded = "Not recorded"
    /// The band of texts that are not among the most frequent.
    static let otherText = "Other"

    let query: ReturnQuery
    let number: Int
    let rows: [Int32]

    var list: ListTable { query.dataset.list(number) }
    var ages: [Int16] { query.ages[number - 1] }

    func outcome(_ measure: Measure) -> Outcome {
        switch measure {
        case .count(let counted, let conditions): count(counted, where: conditions)
        case .distinct(let column): distinct(column)
        case .sum(let column, let counted): sum(column, of: counted)
        case .mean(let column): mean(column)
        case .share(let share): self.share(share)
        case .ageByGender(let axis, let column): ageByGender(axis, at: column)
        case .genderSplit: genderSplit()
        case .codes(let codes): self.codes(codes)
        case .texts(let column, let top): texts(column, top: top)
        case .numbers(let numbers): self.numbers(numbers)
        case .rowsPerPerson: rowsPerPerson()
        case .months(let column, let window): months(column, window: window)
        case .duration(let duration): self.duration(duration)
        case .cases(let cases): self.cases(cases)
        case .cross(let cross): self.cross(cross)
        case .grouped(let grouped): self.grouped(grouped)
        case .due(let due): self.due(due)
        case .since(let since): self.since(since)
        case .repeats(let repeats): self.repeats(repeats)
        case .members(let upTo, let labels): members(upTo: upTo, labels: labels)
        case .ratio, .difference, .rate, .caseload, .across, .people, .series, .funnel, .disagree: Outcome()
        }
    }
}
