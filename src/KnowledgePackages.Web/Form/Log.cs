namespace KnowledgePackages.Web.Form;

/// <summary>What the form logs; no words of anybody.</summary>
internal static partial class Log
{
    [LoggerMessage(401, LogLevel.Error, "A card holds an element that the HTML form cannot draw; its text form was shown")]
    public static partial void CardNotDrawn(this ILogger logger);
}
