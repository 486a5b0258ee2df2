-- Of a company, or the reseller's own under the tenant "platform".
CREATE TABLE tenancy_branding (
  tenant        VARCHAR(40) NOT NULL PRIMARY KEY,
  display_name  VARCHAR(100),
  color         VARCHAR(7),
  logo          CLOB(200K),
  sms_name      VARCHAR(30),
  mail_name     VARCHAR(100),
  mail_reply_to VARCHAR(254)
);
