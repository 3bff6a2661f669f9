metadata description = 'The log, and the alerts on it.'

param name string
param appName string
param location string
param alertEmail string
param retentionDays int
param dailyCapGb int
param tags object

var tellsSomebody = !empty(alertEmail)
var groups = tellsSomebody ? [operators.id] : []

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: appName
}

resource logs 'Microsoft.OperationalInsights/workspaces@2026-03-01' = {
  name: '${name}-logs'
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: retentionDays
    workspaceCapping: {
      dailyQuotaGb: dailyCapGb == 0 ? -1 : dailyCapGb
    }
    features: {
      disableLocalAuth: true
    }
  }
}

// Only previews of this type have these categories.
#disable-next-line use-recent-api-versions
resource toLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: app
  name: 'to-logs'
  properties: {
    workspaceId: logs.id
    logs: [
      {
        category: 'AppServiceConsoleLogs'
        enabled: true
      }
      {
        category: 'AppServicePlatformLogs'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = if (tellsSomebody) {
  name: '${name}-operators'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'kp-ops'
    enabled: true
    emailReceivers: [
      {
        name: 'operators'
        emailAddress: alertEmail
        useCommonAlertSchema: true
      }
    ]
  }
}

resource serverErrors 'Microsoft.Insights/metricAlerts@2026-01-01' = {
  name: '${name}-5xx'
  location: 'global'
  tags: tags
  properties: {
    description: 'The app answered with a server error more than five times in five minutes.'
    severity: 1
    enabled: true
    scopes: [app.id]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'server-errors'
          criterionType: 'StaticThresholdCriterion'
          metricNamespace: 'Microsoft.Web/sites'
          metricName: 'Http5xx'
          operator: 'GreaterThan'
          threshold: 5
          timeAggregation: 'Total'
        }
      ]
    }
    actions: [for group in groups: { actionGroupId: group }]
  }
}

resource storeFails 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = {
  name: '${name}-store'
  location: location
  tags: tags
  kind: 'LogAlert'
  dependsOn: [toLogs]
  properties: {
    displayName: '${name}: the store fails'
    description: 'Store failed more than twice in five minutes: what people write is not saved, and they are told so.'
    severity: 1
    enabled: true
    scopes: [logs.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    autoMitigate: true
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: 'AppServiceConsoleLogs | where _ResourceId =~ \'${app.id}\' and ResultDescription has \'Store failed\''
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 2
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: groups
    }
  }
}

resource peopleWait 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = {
  name: '${name}-slow'
  location: location
  tags: tags
  kind: 'LogAlert'
  dependsOn: [toLogs]
  properties: {
    displayName: '${name}: people wait'
    description: 'More than ten turns took longer than three seconds, or got no answer in time, in 15 minutes.'
    severity: 2
    enabled: true
    scopes: [logs.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    autoMitigate: true
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: 'AppServiceConsoleLogs | where _ResourceId =~ \'${app.id}\' and ResultDescription has_any (\'Slow turn\', \'timed out before its commit was confirmed\')'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 10
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: groups
    }
  }
}
