using System.Reflection;
using KnowledgePackages.Runtime.Authentication;
using KnowledgePackages.Runtime.DirectLine;
using KnowledgePackages.Runtime.Hosting;
using KnowledgePackages.Web.Chat;
using KnowledgePackages.Web.Content;
using KnowledgePackages.Web.Operator;
using KnowledgePackages.Web.Usage;
using KnowledgePackages.Web.WebChat;

namespace KnowledgePackages.Web;

/// <summary>Finds misspelt settings. A misspelt setting has no effect, so the default applies and nobody notices.</summary>
internal static class UnknownSettings
{
    private const string AppPrefix = "MicrosoftApp";

    private static readonly Dictionary<string, Type> Sections = new()
    {
        ["Channels"] = typeof(ChannelsOptions),
        ["Content"] = typeof(ContentOptions),
        ["DirectLine"] = typeof(DirectLineOptions),
        ["Hosting"] = typeof(ProxyOptions),
        ["Operator"] = typeof(OperatorOptions),
        ["RateLimits"] = typeof(RateLimitOptions),
        ["Site"] = typeof(SiteOptions),
        ["Storage"] = typeof(StorageOptions),
        ["Usage"] = typeof(UsageOptions),
        ["WebChat"] = typeof(WebChatOptions),
    };

    /// <summary>
    /// Returns the keys in the program's own sections that the program does not know, each with the names that it knows there.
    /// </summary>
    public static IEnumerable<(string Key, string Known)> Find(IConfiguration configuration) =>
        Sections
            .SelectMany(section => Find(configuration.GetSection(section.Key), section.Value))
            .Concat(Unknown(
                configuration.GetChildren().Where(child => child.Key.StartsWith(AppPrefix, StringComparison.OrdinalIgnoreCase)),
                [.. Settings(typeof(MicrosoftAppOptions)).Where(setting => setting.Name.StartsWith(AppPrefix, StringComparison.Ordinal))]
            ));

    private static IEnumerable<(string Key, string Known)> Find(IConfigurationSection section, Type options)
    {
        var settings = Settings(options);
        var nested = settings
            .Where(setting => setting.PropertyType.IsClass && setting.PropertyType != typeof(string))
            .SelectMany(setting => Find(section.GetSection(setting.Name), setting.PropertyType));
        return Unknown(section.GetChildren(), settings).Concat(nested);
    }

    private static IEnumerable<(string Key, string Known)> Unknown(IEnumerable<IConfigurationSection> given, PropertyInfo[] settings) =>
        given
            .Where(child => !Array.Exists(settings, setting => setting.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase)))
            .Select(child => (child.Path, string.Join(", ", settings.Select(setting => setting.Name))));

    private static PropertyInfo[] Settings(Type options) => options.GetProperties(BindingFlags.Public | BindingFlags.Instance);
}
