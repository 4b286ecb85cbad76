import AnnexADataset
import AnnexASchema
import CalendarDays

/// Computes measures that look at several lists.
struct AcrossLists {
    let query: ReturnQuery
    let cut: ReturnCut?

    func outcome(_ measure: Measure) -> Outcome {
        switch measure {
        case .caseload(let caseload): self.caseload(caseload)
        case .across(let across): self.across(across)
        case .people(let populations): people(populations)
        case .series(let window, let stages): series(window: window, stages)
        case .funnel(let stages): funnel(stages)
        case .disagree(let column, let populations): disagree(column, populations)
        default: Outcome()
        }
    }

    /// The rows of a population that fulfil conditions and are in the cut.
    func counting(_ population: String, where conditions: [Condition] = []) -> Counting? {
        guard let list = query.schema.populations[population]?.list else { return nil }
        var rows = query.rows(of: population)
        if !conditions.isEmpty {
            rows = query.test(conditions, list: list).select(rows)
        }
        if let cut { rows = cut.rows(rows, list: list, query: query) }
        return Counting(query: query, number: list, rows: rows)
    }

    /// How many different people are in any of the populations.
    private func people(_ populations: [String]) -> Outcome {
        var isSeen = [Bool](repeating: false, count: query.dataset.persons.count)
        for population in populations {
            guard let counting = counting(population) else { continue }
            let persons = counting.list.persons
            for row in counting.rows { isSeen[Int(persons[Int(row)])] = true }
        }
        return Outcome(count: isSeen.count { $0 })
    }

    /// Rows of several populations by calendar month.
    private func series(window: Int, _ stages: [Measure.Stage]) -> Outcome {
        let axis = MonthAxis(window: window, dates: query.dataset.dates)
        var counts = [[Int]](
            repeating: [Int](repeating: 0, count: stages.count), count: axis.labels.count)
        for (position, stage) in stages.enumerated() {
            guard let counting = counting(stage.population), let column = counting.list.column(stage.column)
            else { continue }
            for row in counting.rows {
                if let month = axis.position(of: column.value(Int(row)).day) { counts[month][position] += 1 }
            }
        }
        var outcome = Outcome(labels: axis.labels, counts: counts.map { $0.reduce(0, +) })
        outcome.table = Indicator.Table(rows: axis.labels, columns: stages.map(\.label), counts: counts)
        return outcome
    }

    /// People of the first stage who reach later ones on the day of their first event, or after it.
    ///
    /// Percentages are of the people of the first stage.
    private func funnel(_ stages: [Measure.Stage]) -> Outcome {
        let reference = query.dataset.dates.reference
        var first = [Int32](repeating: .max, count: query.dataset.persons.count)
        var counts: [Int] = []
        for (position, stage) in stages.enumerated() {
            var isThere = [Bool](repeating: false, count: first.count)
            guard let counting = counting(stage.population), let column = counting.list.column(stage.column)
            else { continue }
            let persons = counting.list.persons
            for row in counting.rows {
                let person = Int(persons[Int(row)])
                guard let day = column.value(Int(row)).day, day <= reference else { continue }
                if position == 0 { first[person] = min(first[person], day.number) }
                if first[person] <= day.number { isThere[person] = true }
            }
            counts.append(isThere.count { $0 })
        }
        var outcome = Outcome(count: counts.first ?? 0)
        outcome.bands = zip(stages, counts).map { stage, count in
            Indicator.Band(
                label: stage.label, count: count, percent: Outcome.percent(count, of: counts[0]))
        }
        return outcome
    }

    /// The share of people in more than one population for whom the column names different values.
    private func disagree(_ id: ColumnID, _ populations: [String]) -> Outcome {
        let texts = SharedTexts()
        let people = query.dataset.persons.count
        var last = [Int](repeating: -1, count: people)
        var times = [Int](repeating: 0, count: people)
        var differs = [Bool](repeating: false, count: people)
        for (position, population) in populations.enumerated() {
            guard let counting = counting(population), let column = counting.list.column(id) else { continue }
            var numbers = SharedTextsOfList(texts, counting.list)
            var seen = [Int](repeating: -1, count: people)
            let persons = counting.list.persons
            for row in counting.rows {
                let person = Int(persons[Int(row)])
                if seen[person] != position {
                    seen[person] = position
                    times[person] += 1
                }
                guard let word = column.value(Int(row)).word else { continue }
                let number = numbers.number(of: word)
                if last[person] >= 0, last[person] != number { differs[person] = true }
                last[person] = number
            }
        }
        let several = times.indices.filter { times[$0] > 1 }
        return Outcome(share: several.count { differs[$0] }, of: several.count)
    }
}

/// Gives the texts of several lists one number each.
final class SharedTexts {
    private(set) var texts: [String] = []
    private var numbers: [String: Int] = [:]

    fileprivate func number(of text: String) -> Int {
        if let known = numbers[text] { return known }
        numbers[text] = texts.count
        texts.append(text)
        return texts.count - 1
    }
}

/// The numbers of one list's words: each different word that is asked for is looked at once.
struct SharedTextsOfList {
    private let texts: SharedTexts
    private let words: WordTable
    private var numbers: [Int]

    init(_ texts: SharedTexts, _ list: ListTable) {
        self.texts = texts
        words = list.words
        numbers = [Int](repeating: -1, count: list.words.count)
    }

    mutating func number(of word: Int) -> Int {
        if numbers[word] < 0 { numbers[word] = texts.number(of: words.string(word)) }
        return numbers[word]
    }
}
