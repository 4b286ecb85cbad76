import AnnexADataset
import AnnexASchema

extension AcrossLists {
    /// Rows of several populations, or people by the first that they are in; with a column, as a table.
    func across(_ across: Measure.Across) -> Outcome {
        let texts = SharedTexts()
        let width = across.cases.count
        var counts = [Int](repeating: 0, count: width)
        // by text, and at the end for rows without
        var byText: [Int: [Int]] = [:]
        var isSeen = [Bool](repeating: false, count: query.dataset.persons.count)
        for (position, item) in across.cases.enumerated() {
            guard let counting = counting(item.population, where: item.conditions) else { continue }
            let column = across.by.flatMap(counting.list.column)
            var numbers = column.map { _ in SharedTextsOfList(texts, counting.list) }
            let persons = counting.list.persons
            for row in counting.rows {
                let person = Int(persons[Int(row)])
                if across.isOnce, isSeen[person] { continue }
                isSeen[person] = true
                counts[position] += 1
                guard across.by != nil else { continue }
                let text = column?.value(Int(row)).word.flatMap { numbers?.number(of: $0) } ?? -1
                byText[text, default: [Int](repeating: 0, count: width)][position] += 1
            }
        }
        var outcome = Outcome(labels: across.cases.map(\.label), counts: counts)
        guard across.by != nil else { return outcome }
        let lines = byText.filter { $0.key >= 0 }.map { (text: texts.texts[$0.key], counts: $0.value) }
            .sorted { left, right in
                let sums = (left.counts.reduce(0, +), right.counts.reduce(0, +))
                return sums.0 == sums.1 ? left.text < right.text : sums.0 > sums.1
            }
        outcome.table = Indicator.Table(
            rows: lines.map(\.text) + [Counting.notRecorded], columns: across.cases.map(\.label),
            counts: lines.map(\.counts) + [byText[-1] ?? [Int](repeating: 0, count: width)])
        return outcome
    }

    /// People for each worker.
    func caseload(_ caseload: Measure.Caseload) -> Outcome {
        let texts = SharedTexts()
        let people = query.dataset.persons.count
        // in which population a person was met first, and their pairs with workers
        var home = [Int](repeating: -1, count: people)
        var pairs: Set<Pair> = []
        for (position, population) in caseload.populations.enumerated() {
            guard let counting = counting(population), let column = counting.list.column(caseload.column)
            else { continue }
            var numbers = SharedTextsOfList(texts, counting.list)
            let persons = counting.list.persons
            for row in counting.rows {
                let person = Int(persons[Int(row)])
                if home[person] < 0 { home[person] = position }
                guard home[person] == position, let word = column.value(Int(row)).word else { continue }
                pairs.insert(Pair(worker: numbers.number(of: word), person: person))
            }
        }
        var loads = [Int](repeating: 0, count: texts.texts.count)
        var isServed = [Bool](repeating: false, count: people)
        for pair in pairs {
            loads[pair.worker] += 1
            isServed[pair.person] = true
        }
        let workers = loads.indices.filter { loads[$0] > 0 }
        var outcome = Outcome(count: workers.count)
        switch caseload.gives {
        case .workers: break
        case .over:
            outcome = Outcome(share: workers.count { loads[$0] > caseload.limit }, of: workers.count)
        case .mean:
            let served = isServed.count { $0 }
            outcome.numerator = Double(served)
            outcome.denominator = Double(workers.count)
            outcome.value = workers.isEmpty ? nil : Double(served) / Double(workers.count)
            outcome.also.append(
                Indicator.Part(
                    name: "Median", unit: .ratio,
                    value: Outcome.quantile(0.5, of: workers.map { loads[$0] }.sorted()), numerator: nil,
                    denominator: nil))
        }
        if !caseload.labels.isEmpty {
            var counts = [Int](repeating: 0, count: caseload.labels.count)
            for worker in workers {
                counts[caseload.upTo.firstIndex { loads[worker] <= $0 } ?? caseload.upTo.count] += 1
            }
            outcome.bands = Outcome.bands(labels: caseload.labels, counts: counts)
        }
        if caseload.top > 0 {
            let largest = workers.sorted {
                loads[$0] == loads[$1] ? texts.texts[$0] < texts.texts[$1] : loads[$0] > loads[$1]
            }.prefix(caseload.top)
            outcome.bands = Outcome.bands(
                labels: largest.map { texts.texts[$0] }, counts: largest.map { loads[$0] })
        }
        return outcome
    }

    private struct Pair: Hashable {
        let worker: Int
        let person: Int
    }
}
