namespace KnowledgePackages.Domain.Content.Texts;

/// <summary>
/// Which plural form a whole number takes in a language, after the plural rules of Unicode CLDR (cardinal numbers).
/// The forms that CLDR has only for millions and for fractions are left out: no message counts either.
/// </summary>
internal sealed record PluralRule(IReadOnlyList<string> Forms, Func<long, string> FormFor)
{
    public static PluralRule None { get; } = new(["other"], _ => "other");

    private static readonly PluralRule OneOther = new(["one", "other"], n => n == 1 ? "one" : "other");
    private static readonly PluralRule ZeroIsOne = new(["one", "other"], n => n is 0 or 1 ? "one" : "other");
    private static readonly PluralRule EastSlavic = new(["one", "few", "many", "other"], EastSlavicForm);
    private static readonly PluralRule Arabic = new(["zero", "one", "two", "few", "many", "other"], ArabicForm);

    /// <summary>The rule of a language by its BCP 47 tag. Languages that are not named here count like English.</summary>
    public static PluralRule Of(string language) => language.Split('-')[0].ToUpperInvariant() switch
    {
        "AR" => Arabic,
        "BE" or "RU" or "UK" => EastSlavic,
        "FR" or "HY" => ZeroIsOne,
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
