import AnnexADataset
import AnnexAOutput
import AnnexASchema
import ArgumentParser
import CalendarDays
import ChATReport
import Foundation
import OOXMLParts

/// Figures from outside the return.
struct FigureOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Children aged 0 to 17 in the area, for rates per 10,000.", valueName: "number"))
    var population: Double?

    @Option(
        help: ArgumentHelp(
            "Bank holidays to add or remove, as CSV (date, holiday, change), or the JSON that gov.uk publishes.",
            valueName: "file"),
        completion: .file(extensions: ["csv", "json"]))
    var holidays: String?

    @Option(
        help: ArgumentHelp(
            "Published figures to compare with, as CSV or a workbook; may be given several times.",
            valueName: "file"), completion: .file())
    var comparators: [String] = []

    @Option(
        help: ArgumentHelp(
            "Which councils are statistical neighbours, as CSV (la_code, neighbour_code, rank).",
            valueName: "file"), completion: .file())
    var neighbours: String?

    @Option(
        help: ArgumentHelp(
            "Children by area and year, as CSV (la_code, year, age_from, age_to, population, source).",
            valueName: "file"), completion: .file())
    var populations: String?

    @Option(
        help: ArgumentHelp(
            "The results of an earlier run, or its indicators.json, to tell what has changed.",
            valueName: "folder or file"), completion: .file())
    var previous: String?

    /// The options as the run record keeps them.
    var record: [(String, String)] {
        [
            ("population", population.map { "\($0)" }),
            ("holidays_sha256", holidays.flatMap(Self.digest)),
            ("neighbours_sha256", neighbours.flatMap(Self.digest)),
            ("populations_sha256", populations.flatMap(Self.digest)),
            (
                "previous_sha256",
                previous.flatMap { Self.digest($0) ?? Self.digest($0 + "/indicators.json") }
            ),
        ].compactMap { key, value in value.map { (key, $0) } }
            // one entry for all files: a run keeps each name once
            + (comparators.isEmpty
                ? []
                : [("comparators_sha256", comparators.compactMap(Self.digest).joined(separator: ", "))])
    }

    private static func digest(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map { RunRecord.digest(of: Array($0)) }
    }

    /// Reads the files of published figures; what of them cannot be understood is told on standard error.
    func outside(schema: Schema, authority: String?, asAt: CalendarDay, quiet: Bool) throws -> OutsideFigures
    {
        var outside = OutsideFigures(population: population)
        do {
            let people = try populations.map(PopulationFigures.init(path:))
            let neighbours = try self.neighbours.map(NeighbourFile.init(path:))
            let files = try comparators.map {
                try ComparatorFile(path: $0, schema: schema, populations: people)
            }
            let problems =
                (people?.problems ?? []) + (neighbours?.problems ?? []) + files.flatMap(\.problems)
            if !quiet { Self.tell(problems) }
            outside.previous = try previous.map(PreviousFigures.init(path:))
            let all = Comparators(
                files.flatMap(\.values), neighbours: neighbours, authority: authority)
            if !files.isEmpty { outside.comparators = all }
            if !quiet, all.authority == nil, neighbours != nil || people != nil {
                Program.complain(
                    "The council's own figures and its neighbours' cannot be told: give its name as the files have it, "
                        + "or its code of nine characters, with --la")
            }
            if let code = all.authority, let figure = people?.figure(code: code, asAt: asAt),
                population == nil
            {
                outside.population = figure.children
                outside.populationWords =
                    "Mid-\(figure.year) estimate" + (figure.source.isEmpty ? "" : ", \(figure.source)")
            }
            return outside
        } catch let problem as ComparatorFile.Problem {
            throw Outcome.usage("\(problem)")
        } catch let failure as PreviousFigures.Failure {
            throw Outcome.usage(failure.description)
        } catch let error as XLSXError {
            throw Outcome.unreadable([error.description])
        }
    }

    private static func tell(_ problems: [ComparatorFile.Problem]) {
        for problem in problems.prefix(5) { Program.complain("\(problem)") }
        if problems.count > 5 {
            Program.complain(
                "\(problems.count - 5) more lines were not understood: annex-a comparators check FILE shows them"
            )
        }
    }

    /// The options that are used, with what the settings file says where the command line says nothing.
    func settled(_ options: inout SettledOptions) -> FigureOptions {
        var settled = self
        settled.population = options.settle("population", population, options.settings.population)?.value
        settled.holidays = options.settle("holidays", holidays, options.settings.holidays)?.value
        return settled
    }

    func validate() throws {
        if let population, !(population > 0 && population < 1e9) {
            throw ValidationError("--population takes the number of children, as in 61500")
        }
    }

    /// The schema with the changes to its bank holidays, where there are some.
    func withHolidays(_ schema: Schema) throws -> Schema {
        guard let holidays else { return schema }
        var changed = schema
        do {
            changed.bankHolidays = try HolidayFile(path: holidays).applied(to: schema.bankHolidays)
        } catch {
            throw Outcome.usage("\(error)")
        }
        return changed
    }

    /// Says where working days are counted without bank holidays.
    func tellGap(_ query: ReturnQuery) {
        let year = query.dataset.dates.reference.civil.year
        guard let years = query.calendar.years, !years.contains(year) else { return }
        Program.complain(
            "The bank holidays known are those of \(years.lowerBound) to \(years.upperBound): working days in \(year) "
                + "are counted without them. Give them with --holidays FILE.")
    }
}

/// The part of the return that is counted.
struct CutOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Count this team alone; may be given several times.", valueName: "name"))
    var team: [String] = []

    @Option(
        help: ArgumentHelp(
            "Count these ethnicities alone: a code or a group, as in WBRI or Mixed; may be given several times.",
            valueName: "name"))
    var ethnicity: [String] = []

    @Option(help: ArgumentHelp("Count these ages alone: 10-15, 16+, 4 or unborn.", valueName: "years"))
    var age: [String] = []

    @Option(help: ArgumentHelp("Count this gender alone: M, F, U or I.", valueName: "code"))
    var gender: [String] = []

    /// What is asked for; nil where all is counted.
    func cut(schema: Schema) throws -> ReturnCut? {
        do {
            return try ReturnCut(
                teams: team, ethnicities: ethnicity, ages: age, genders: gender, schema: schema)
        } catch {
            throw Outcome.usage(error.words)
        }
    }
}
