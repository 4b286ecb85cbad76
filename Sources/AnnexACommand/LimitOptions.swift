import AnnexASchema
import ArgumentParser
import OOXMLParts

/// A limit as an option takes it: `cells=1000000`.
struct LimitArgument: ExpressibleByArgument {
    let name: ReadingLimits.Name
    let value: Int

    init?(argument: String) {
        let sides = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard sides.count == 2, let name = ReadingLimits.Name(rawValue: String(sides[0])),
            let value = Int(sides[1]), (1...1 << 50).contains(value)
        else { return nil }
        self.name = name
        self.value = value
    }
}

/// How much a file may ask of the machine, where the defaults do not suit.
struct LimitOptions: ParsableArguments {
    @Option(
        name: .customLong("limit"),
        help: ArgumentHelp(
            "What one file may ask of the machine, instead of the default; may be given several times.",
            discussion: "Names: " + ReadingLimits.Name.allCases.map(\.rawValue).joined(separator: ", ") + ".",
            valueName: "name=number"))
    var given: [LimitArgument] = []

    /// The defaults with what was given in their place, the last of a name.
    var limits: ReadingLimits {
        var limits = ReadingLimits()
        for limit in given { limits[limit.name] = limit.value }
        return limits
    }

    /// The limits that are used: those of the settings file, and over them what was given.
    func settled(_ options: inout SettledOptions) throws -> LimitOptions {
        var settled = self
        settled.given = []
        for (name, entry) in options.settings.limits {
            guard let limit = LimitArgument(argument: "\(name)=\(entry.value)") else {
                throw Outcome.usage(
                    "\(entry.place): limits take a whole number from 1 on by one of these names: "
                        + ReadingLimits.Name.allCases.map(\.rawValue).joined(separator: ", "))
            }
            if !given.contains(where: { $0.name == limit.name }) {
                _ = options.settle("limit " + name, nil, entry)
                settled.given.append(limit)
            }
        }
        for limit in given {
            _ = options.settle("limit " + limit.name.rawValue, limit.value, nil)
            settled.given.append(limit)
        }
        return settled
    }

    /// The options as the run record keeps them.
    var record: [(String, String)] {
        ReadingLimits.Name.allCases.compactMap { name in
            limits[name].map { ("limit_" + name.rawValue.replacing("-", with: "_"), "\($0)") }
        }
    }
}
