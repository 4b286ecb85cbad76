import AnnexADataset
import AnnexASchema

/// Where each row stands on an axis: the names in order, "Not recorded" last, and a position for each row.
struct AxisPositions {
    let labels: [String]
    let positions: [Int]

    /// The rows at each position.
    func buckets(_ rows: [Int32]) -> [[Int32]] {
        var buckets = [[Int32]](repeating: [], count: labels.count)
        for (row, position) in zip(rows, positions) { buckets[position].append(row) }
        return buckets
    }
}

extension Counting {
    /// Where the rows stand on an axis.
    func positions(_ axis: Measure.Axis) -> AxisPositions {
        switch axis {
        case .codes(let codes):
            guard let column = list.column(codes.column), let bands = CodeBands(codes, in: list, query.schema)
            else { return unrecorded }
            return positions(bands.labels) { row in
                column.value(row).code.map(bands.band)
            }
        case .texts(let id):
            guard let column = list.column(id) else { return unrecorded }
            let words = list.words
            var counts = [Int](repeating: 0, count: words.count)
            for row in rows { if let word = column.value(Int(row)).word { counts[word] += 1 } }
            let found = counts.indices.filter { counts[$0] > 0 }.map { (word: $0, text: words.string($0)) }
                .sorted {
                    counts[$0.word] == counts[$1.word]
                        ? $0.text < $1.text : counts[$0.word] > counts[$1.word]
                }
            var place = [Int](repeating: -1, count: words.count)
            for (position, entry) in found.enumerated() { place[entry.word] = position }
            return positions(found.map(\.text)) { row in column.value(row).word.map { place[$0] } }
        case .numbers(let numbers):
            let column = numbers.column.flatMap(list.column)
            let ages = ages
            return positions(numbers.labels) { row in
                let age = Int(ages[row])
                let known =
                    column == nil ? (age == PersonAge.unknown ? nil : age) : column?.value(row).number
                guard let known, known >= numbers.least ?? .min else { return nil }
                return numbers.upTo.firstIndex { known <= $0 } ?? numbers.upTo.count
            }
        case .months(let id, let window):
            guard let column = list.column(id) else { return unrecorded }
            let axis = MonthAxis(window: window, dates: query.dataset.dates)
            return positions(axis.labels) { axis.position(of: column.value($0).day) }
        case .cases(let cases):
            let tests = cases.map { query.test($0.conditions, list: number) }
            return positions(cases.map(\.label)) { row in tests.firstIndex { $0.holds(row) } }
        }
    }

    private var unrecorded: AxisPositions {
        AxisPositions(labels: [Self.notRecorded], positions: rows.map { _ in 0 })
    }

    private func positions(_ labels: [String], _ band: (Int) -> Int?) -> AxisPositions {
        AxisPositions(
            labels: labels + [Self.notRecorded], positions: rows.map { band(Int($0)) ?? labels.count })
    }
}
