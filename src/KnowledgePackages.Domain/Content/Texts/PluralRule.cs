namespace KnowledgePackages.Domain.Content.Texts;

/// <summary>
/// Selects the plural form of a language for a whole number, by the plural rules of Unicode CLDR (cardinal numbers). Forms that CLDR uses
/// only for millions and fractions are left out, because no message has such numbers.
/// </summary>
internal sealed record PluralRule(IReadOnlyList<string> Forms, Func<long, string> FormFor)
{
    public static PluralRule None { get; } = new(["other"], _ => "other");

    private static readonly PluralRule OneOther = new(["one", "other"], n => n == 1 ? "one" : "other");
    private static readonly PluralRule ZeroIsOne = new(["one", "other"], n => n is 0 or 1 ? "one" : "other");
    private static readonly PluralRule EastSlavic = new(["one", "few", "many", "other"], EastSlavicForm);
    private static readonly PluralRule Polish = new(
        ["one", "few", "many", "other"],
        n =>
            n == 1 ? "one"
            : EastSlavicForm(n) is "few" ? "few"
            : "many"
    );
    private static readonly PluralRule Czech = new(
        ["one", "few", "other"],
        n =>
            n switch
            {
                1 => "one",
                2 or 3 or 4 => "few",
                _ => "other",
            }
    );
    private static readonly PluralRule SouthSlavic = new(
        ["one", "few", "other"],
        n => EastSlavicForm(n) is var form and not "many" ? form : "other"
    );
    private static readonly PluralRule Slovenian = new(
        ["one", "two", "few", "other"],
        n =>
            (n % 100) switch
            {
                1 => "one",
                2 => "two",
                3 or 4 => "few",
                _ => "other",
            }
    );
    private static readonly PluralRule Romanian = new(
        ["one", "few", "other"],
        n =>
            n == 1 ? "one"
            : n == 0 || n % 100 is >= 1 and <= 19 ? "few"
            : "other"
    );
    private static readonly PluralRule Lithuanian = new(
        ["one", "few", "other"],
        n =>
            n % 100 is >= 11 and <= 19 || n % 10 == 0 ? "other"
            : n % 10 == 1 ? "one"
            : "few"
    );
    private static readonly PluralRule Latvian = new(
        ["zero", "one", "other"],
        n =>
            n % 100 is >= 11 and <= 19 || n % 10 == 0 ? "zero"
            : n % 10 == 1 ? "one"
            : "other"
    );
    private static readonly PluralRule Arabic = new(["zero", "one", "two", "few", "many", "other"], ArabicForm);

    /// <summary>Returns the rule of a language by its BCP 47 tag. Languages that are not listed here use the English rule.</summary>
    public static PluralRule Of(string language) => language.Split('-')[0].ToUpperInvariant() switch
    {
        "AR" => Arabic,
        "BE" or "RU" or "UK" => EastSlavic,
        "BS" or "HR" or "SR" => SouthSlavic,
        "CS" or "SK" => Czech,
        "FR" or "HY" => ZeroIsOne,
        "LT" => Lithuanian,
        "LV" => Latvian,
        "PL" => Polish,
        "RO" => Romanian,
        "SL" => Slovenian,
        "ID" or "JA" or "KO" or "TH" or "VI" or "ZH" => None,
        _ => OneOther,
    };

    private static string EastSlavicForm(long n) => (n % 10, n % 100) switch
    {
        (1, not 11) => "one",
        (2 or 3 or 4, not (12 or 13 or 14)) => "few",
        _ => "many",
    };

    private static string ArabicForm(long n) => (n, n % 100) switch
    {
        (0, _) => "zero",
        (1, _) => "one",
        (2, _) => "two",
        (_, >= 3 and <= 10) => "few",
        (_, >= 11) => "many",
        _ => "other",
    };
}
